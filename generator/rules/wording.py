"""Phrases that ask for a job, open with a need, or offer a resume, and where they stand in a text.

What counts and why: docs/decisions/0007-asking-words.md. The words are English; other languages pass.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

Spans = list[tuple[int, int]]

# Patterns below are written for reading: a blank means any run of white space, `~` any one word and the
# blank behind it, and `<name>` one of these words. Words and blanks are possessive, and every repetition
# is bounded, so that no text makes the search slower than its length.
_WORDS = {
    "job": r"(?:jobs?|positions?|posts?|roles?|internships?|apprenticeships?|traineeships?|placements?"
    r"|employment|vacanc(?:y|ies)|openings?)(?! (?:of|models?|titles?|descriptions?)\b)",
    "kind": r"(?:(?:an?|any|some|the|other|new|more|good|suitable|possible|potential|upcoming|future|current|currently"
    r"|be|been|now|still|also|perhaps|maybe|entry-level|junior|senior|summer|graduate|full-time|part-time|paid|job"
    r"|relevant|right|at all|by any chance) ){0,4}?",
    "calendar": r"(?:(?:in|on) (?:your|the|his|her) (?:calendar|schedule|diary|agenda)|(?:(?:on|this|next|early|late) ){0,2}"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|next) (?:week|morning|afternoon)|tomorrow|for (?:an? )?"
    r"(?:quick |short |brief )?(?:coffee|lunch|breakfast|tea|call|chat|talk|conversation|meeting|half)"
    r"|of|to (?:meet|talk|chat|speak)|remarks|hours|nights?|speech|ceremony|part(?:y|ies)|receptions?|words|lines?"
    r"|sentences?|worth|that i should see)",
    "vacancy": r"(?:openings?(?! <calendar>\b)|vacanc(?:y|ies)|internships?|apprenticeships?|traineeships?"
    r"|(?:job|employment|career|work) (?:openings?|opportunit(?:y|ies)|offers?|leads?|possibilit(?:y|ies))"
    r"|(?:open|vacant|available|free|unfilled) ~{0,2}?(?:jobs?|positions?|roles?|posts?)"
    r"|(?:jobs?|positions?|roles?|posts?) (?:(?:is|are|be|that|which|might|may|will|currently|soon) ){0,3}?"
    r"(?:open|opens?|opening|available|free|vacant|coming|come|comes)\b)",
    "group": r"(?:company|firm|team|department|organi[sz]ation|institution|museum|lab|laboratory|studio|group|agency"
    r"|bank|school|hospital|university|foundation|office|business|start-?up|practice|place|side|division|unit|staff)",
    "them": r"(?:you|they|he|she|(?:your|his|her|their|the) (?:[\w-]++ ){0,2}?<group>s?|(?-i:[A-Z])[\w&.-]++)",
    "theirs": r"(?:you\b|yours\b|your (?!field|line|industry|area|sector|trade|profession|world|city|country|kind)"
    r"|(?:her|his|their|the) (?:[\w-]++ )?<group>\b|an? (?:[\w-]++ )?(?:<group>|one) (?:like|such as) yours"
    r"|(?-i:[A-Z])\w++)",
    "me": r"(?:me\b(?! to (?!work\b|join\b|start\b|apply\b))|(?:some(?:one|body)|an? \w++|people) (?:like me\b|with my\b))",
    "resume": r"(?:resumes?|curriculum vitaes?|c\.v\.|cvs?)\b(?! of\b)",
    "my resume": r"my (?:[\w-]++ ){0,2}?<resume>",
    "laid off": r"(?:laid[ -]off|let go\b(?! of)|made redundant|fired\b(?! up)|sacked|dismissed|downsized|retrenched"
    r"|restructured out|terminated)",
    "search": r"(?:looking|searching|hunting|seeking|in search|on the lookout)(?: for| of| after)?",
    "plain": r"(?:(?!(?:not|never|no|who|that|which|whose|how|why|what|where|is|are|has|to|of|on|about|people|ways?)\b)"
    r"[\w'-]++,? ){0,%d}?",
}  # fmt: skip


def _compile(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{_spelled_out(pattern)})", re.IGNORECASE) for pattern in patterns)


def _spelled_out(pattern: str) -> str:
    pattern = re.sub(r"<plain (\d)>", lambda found: _WORDS["plain"] % int(found[1]), pattern)
    while (token := re.search(r"<([a-z][a-z ]*)>", pattern)) is not None:
        pattern = pattern.replace(token[0], _WORDS[token[1]])
    return pattern.replace("~", r"(?:[\w'/-]++ )").replace(" ?", r"\s*+").replace(" ", r"\s++")


_JOB = _compile([
    # whether there is one
    r"(?:is|are|was|were|will|would|might|could)(?:n't)? there <kind><vacancy>",
    r"(?:is|are|will|would|might|could)(?:n't)? there ~{0,3}?(?:internships?|(?:job|employment) (?:openings?|offers?))",
    r"(?:if|whether|that|hope) there(?:'s|'re| is| are| was| were| will be| may be| might be| would be)? <kind><vacancy>",
    r"(?:there|you have|you've|may have|might have|any|find|see) (?:(?!no\b|not\b)[\w-]++ ){0,4}?"
    r"(?:<job>|place|spot|room|work|opportunit(?:y|ies)|anything) ~{0,2}?for <me>",
    r"(?:is|are)(?:n't)? there anything (?:currently )?open\b",
    r"(?:do|does|would|will|might|may|could)(?:n't)? <them> (?:happen to |currently |still |perhaps |also ){0,2}"
    r"(?:have|know of|know about|offer|expect|foresee|anticipate|hear of|provide|plan) <kind><vacancy>",
    r"(?:if|whether|that|in case) <them> (?:(?:might|may|would|will|could|do|currently|happen to|still) ){0,3}"
    r"(?:have|know of|offer|expect|heard? of) <kind><vacancy>",
    r"any (?:\w++ )?(?:jobs?|positions?|roles?|posts?) ~{0,2}?(?:on|in|within|at|with|under) <theirs>(?=[^?.!]{0,60}\?)",
    r"(?:posting|job ad|job advert|advertisement) (?:for|about|of) an? ",
    # hiring, now or soon
    r"(?<!how\s)(?<!why\s)(?:is|are|will|would)(?:n't)? <them> (?:(?:be|currently|still|now|also|even|actively|soon|planning"
    r"|looking|going|to|open) ){0,3}(?:hiring|hire|recruiting|recruit|taking on)\b(?! (?:process|culture|practices?|bias))",
    r"(?:if|whether|which(?: [\w-]++){1,2}?|who|who's) (?:<them> ?)?(?:'re |'s |are |is |might be |may be |will be )?"
    r"(?:(?:currently|still|now|actively|soon) )?(?:hiring|recruiting)(?! (?:process|culture|an? (?!\w++ like))\b)"
    r"(?=[^.!?]{0,80}(?:[?]|$)|,| right now| at the moment| these days)",
    r"(?:(?:find out|see|ask|wonder|wondering|check|sure|know|learn) (?:if|whether)) <them>(?:'re|'s| are| is| will be"
    r"| might be| may be) ~{0,2}?(?:hiring|recruiting)\b",
    r"(?:any|know|know of) ~{0,3}?(?:who|that|which) (?:is|are|might be|may be) (?:currently |now )?(?:hiring|recruiting)\b",
    r"(?:are you|you are|you're|you to be|be|if you) (?:still |currently |also )?looking for (?:an?|new|another) ~{0,3}?"
    r"(?:assistant|lead|manager|designer|engineer|developer|analyst|intern|trainee|employee|colleague|hire|consultant"
    r"|director|curator|associate|postdoc|researcher|candidate|teacher|nurse|specialist|coordinator|team member)\b",
    # for me
    r"(?:hir(?:e|ing)|employ(?:ing)?|recruit(?:ing)?) <me>",
    r"tak(?:e|ing) (?:me|someone like me) on\b(?! (?:a |the )?(?:tour|walk|trip|visit|board))",
    r"(?:consider(?:ing|ed)?|think(?:ing)? of|thought of|keep(?:ing)?|bear|have|remember) (?:me )?(?:in mind )?"
    r"(?:for|if|when|should) ~{0,4}?(?:<job>|opportunit(?:y|ies))",
    r"(?:i|i'd|i'll|chance to|opportunity to|possible to|possibility to|interested in|interest in|chance of|dream of"
    r"|possibility of) (?:(?:could|can|may|might|want|wish|hope|would|really|very|much|like|love|to|be|able|come|and|dream"
    r"|of|one|day) ){0,5}?work(?:ing)? (?:for (?:you|your)|at your|within your|in your (?:[\w-]++ )?<group>|on your team"
    r"|with your team|as part of your)\b",
    r"(?:one|a|the|any) (?:chance|opportunity) to work (?:in|at|for|with) <theirs>",
    r"(?:i|i'd|i'll|me) ~{0,4}?join (?:your|the) (?:[\w-]++ )?<group>\b"
    r"(?! (?:call|meeting|lunch|visit|outing|for (?:an?|one|lunch|the)|on \w++day))",
    r"(?:i|me|i'd) ~{0,4}?apply (?:for|to) ~{0,4}?(?:<job>|opening)",
    r"i(?:'ve| have)? (?:just |recently |also )?applied (?:for|to) ~{0,5}?<job> (?:at|with|in|on) <theirs>",
    r"(?:refer|recommend|suggest|forward|pass|mention|propose|give|send) (?:me|my (?:name|details|profile|application))"
    r"(?: on| along| over)? (?:to|for|with) ~{0,4}?(?:hr|human resources|recruit\w++|hiring|talent|personnel|<job>"
    r"|your (?:boss|bosses|manager|managers|supervisor))\b",
    r"(?:introduce|connect|put|direct) me (?:in touch )?(?:to|with) ~{0,3}?(?:hr|human resources|recruiters?"
    r"|recruiting|recruitment|hiring|talent|personnel)\b",
    r"(?:in charge of|responsible for) (?:hiring|recruit\w++)[^.?!]{0,20} introduce me",
    r"(?:good|kind|nice) word for me\b",
    r"referral (?:for|to) ~{0,4}?(?:<job>|hr)\b",
    r"(?:get|arrange|offer|grant|give|organi[sz]e|secure|set up) (?:for )?me (?:an?|the|one|my first) (?:job |formal )?interview",
    r"(?:offer(?:ing)?|giv(?:e|ing)|get(?:ting)?|find(?:ing)?) me (?:an?|any|some|the|this|one|suitable) (?:[\w-]++ ){0,3}?"
    r"(?:job|position|internship|vacancy|employment|work|post|role (?:in|at|on|with) your)\b",
    r"help(?:ing)? me (?:to |with |in )?(?:find|get|land|secure|obtain)(?:ing)? (?:[\w-]++ ){0,3}?(?:<job>|hired|work\b)",
    r"(?:let me know|inform me|tell me|keep me (?:posted|informed|updated)|notify me|alert me|hear(?:ing)?) ~{0,6}?<vacancy>",
    r"(?:if|when|should|once|as soon as) (?:an?|any|some|something|anything|the|new) (?:[\w-]++ ){0,3}?(?:opens?|opened)"
    r" up (?:[\w-]++ )?(?:in|at|on|with|for) (?:<theirs>|me\b)",
    r"(?:chances?|possibilit(?:y|ies)|prospects?|hope|odds) (?:for me )?(?:of|to|for|that|at) ~{0,4}?"
    r"(?:jobs?|positions?|employment|internships?|hired)\b(?! (?:satisfaction|security))",
    r"(?:to|i|me|of) (?:get|getting|land|landing|find|finding|have|be|being) (?:an? (?:[\w-]++ ){0,2}?(?:<job>|offer|place)"
    r"(?: offer)?|hired|employed) (?:here\b|(?:at|with|in|from|on|by) <theirs>)",
    r"interested in (?:an?|any|the|some) (?:[\w-]++ ){0,3}?<job> (?:[\w-]++ )?(?:at|with|on|in) <theirs>",
    r"considered for (?:an?|any|the|your|some|one) (?:[\w-]++ ){0,3}?(?:<job>|opportunity)",
    # asking, in so many words
    r"(?:ask|asks|asked|asking|inquir(?:e|es|ed|ing)|enquir(?:e|es|ed|ing)|beg|begging|apply|applying|request(?:ing)?)"
    r" ~{0,3}?(?:for|about|after|into|on|regarding|concerning|of) <kind>(?:(?<=for\s)an? (?:[\w-]++ )?<job>|<vacancy>)",
    r"(?:ask|asks|asked|asking|beg|begging|request|requesting) ~{0,2}?for (?:an?|any|the|his|her|their|some)? ?"
    r"(?:[\w-]++ )?(?:jobs?|employment|position|internship|interview with hr)\b(?! (?:descriptions?|titles?|history|on))",
    r"(?:ask|asks|asked|asking|inquir\w++|enquir\w++) ~{0,2}?about (?:(?:an?|any|the) )?(?:[\w-]++ )?(?:jobs?|employment"
    r"|hiring|positions?|roles?|internships?) (?:at|with|on|in|for|here\b) (?:<theirs>|me\b)?",
    r"(?:ask|asked|asking) ~{0,2}?(?:for|about) work\b(?! (?:samples?|hours|culture|life|on|in|of))",
    r"i(?:'m| am)?(?: really| urgently| badly| desperately| just| so| do){0,3} (?:need|in need of|desperate for)"
    r" (?:an?|any|this|the)? ?(?:[\w-]++ )?(?:job|employment|internship)\b(?! (?:titles?|descriptions?|history))",
    r"i(?: really| urgently| badly| desperately){0,3} need work\b",
    r"(?:looking|searching|hunting|seeking|in search)(?: for| of)? <plain 5>(?:<job>|opportunit(?:y|ies)|work) ~{0,3}?"
    r"(?:(?:at|with) <theirs>|(?:in|within|on|for) (?:you\b|your (?!field|line|industry|area|sector|trade|city|country)"
    r"|an? (?:[\w-]++ )?<group> (?:like|such as) yours))",
    r"(?:looking|searching|seeking)(?: for)? <plain 5>(?:<job>|work)\b,? ~{0,5}?(?:you|your) ~{0,3}?help\b",
])  # fmt: skip

_GOAL = re.compile(
    _spelled_out(
        r"(?:\A|[.;:!?\n,]|\band\b|\bthen\b)\s*+((?:get|land|secure|obtain|find|win|score|ask for)"
        r" (?:an?|the|my|any) (?:[\w-]++ ){0,2}?(?:job|internship|job offer|job interview|position|role)\b"
        r"(?: (?:at|with|in|on|from) [\w'-]++|\s*+(?=\Z|[.;]))"
        r"|(?:get|be|become) hired\b)"
    ),
    re.IGNORECASE,
)
"""How an objective asks: a task set for oneself."""

_NEED = _compile([
    r"i(?:'m|m| m| am|'ve been| have been| remain)? <plain 8>in (?:(?:an?|the|my) )?(?:[\w-]++ )?transition\b"
    r"(?! (?:zone|team)|(?: \w++)? between (?!jobs|roles|careers|positions))",
    r"i(?:'m|m| m| am|'ve been| have been) <plain 3>in (?:the |my |an? )?(?:middle of |midst of )?(?:an? |my |the )?"
    r"(?:[\w-]++ )?job (?:search|hunt)",
    r"(?:i(?:'m|m| m| am|'ve been| have been)|myself) <plain 3>between (?:jobs|roles|positions|contracts|opportunities"
    r"|assignments|gigs|engagements)",
    r"(?:i|i've|having|after|since|just|recently|unexpectedly) <plain 3>(?:lost|losing) my (?:[\w-]++ ){0,2}?"
    r"(?:job|position|post|employment|work)\b(?! titles?)",
    r"i(?:'ve|'m|m| m)? (?:(?:have|am|was|got|been|being|just|also|\w{2,20}ly|one of those|among those) ){1,5}<laid off>",
    r"(?:after|since|having|upon|following|was|am) (?:(?:being|been|having|getting|got|just|recently|i|was|unexpectedly) )"
    r"{1,4}(?:laid[ -]off|let go\b(?! of)|made redundant|downsized|retrenched|sacked)",
    r"my (?:[\w-]++ ){0,2}?(?:position|role|job|post|contract|team|department|function) (?:(?:was|has|have|been|is|being|got"
    r"|will|be|just|recently|\w{2,20}ly) ){1,4}(?:eliminated|made redundant|cut\b(?! out)|terminated|axed|abolished|dissolved"
    r"|not (?:be )?(?:renewed|extended)|ended|ending|expired|expiring|closed)",
    r"my (?:[\w-]++ )?contract (?:ends|ended|expires|expired|runs out|ran out)",
    r"my (?:[\w-]++ ){0,2}?(?:company|employer|firm|start-?up|office|plant) (?:(?:went|has|gone|is|going|was|just|recently"
    r"|been|had|to|have) ){1,4}(?:bankrupt|under|out of business|insolvent|closing|close|closed|shut|shutting)\b",
    r"(?:i(?:'m|m| m| am|'ve been| have been| was| became| remain)|myself) <plain 4>(?:unemployed|jobless|out of (?:a )?(?:job|work)"
    r"|without (?:an? |any )?(?:job|work|employment)|on the job market|on the market|in the job market)\b",
    r"(?:i(?:'m|m| m| am|'ve been| have been| keep)) <plain 8><search> <plain 4>"
    r"(?:jobs?|employment|positions?|roles?(?! models?)|internships?|traineeships?|opportunit(?:y|ies)(?! to (?!work|join))"
    r"|challenges?|something new|work(?= (?:in|as|since|again|at|for|here|now|and|after)\b|[^\s\w]|\Z))(?! titles?)\b",
    r"(?:i(?:'m|m| m| am|'ve been| have been| keep| started|'ve started)) <plain 4>job[ -](?:hunting|searching|seeking)",
    r"(?:i(?:'m|m| m| am)|as) (?:an? |one |another )<plain 3>job[ -]?(?:seeker|hunter)",
    r"my (?:[\w-]++ )?job[ -](?:search|hunt)\b",
    r"i(?:'m|m| m| am) <plain 2>desperate\b",
    r"i <plain 2>(?:need|require|(?:have|need|must|want|try|trying)(?: to)? (?:find|get)) <plain 3>(?:job|work|employment"
    r"|income|internship)\b(?! (?:titles?|samples?|descriptions?))",
    r"i <plain 2>need your help\b",
    r"i(?:'m|m| m| am|'ve been| have been| was) <plain 4>(?:affected|impacted|hit) by (?:[\w'-]++ ){0,4}?(?:lay-?offs?"
    r"|cuts|redundanc\w++|downsizing|restructuring|reorgani[sz]ation|closure)",
    r"i(?:'ve| have)? (?:just |recently |also )?(?:quit|resigned from|had to (?:leave|quit)) my (?:[\w-]++ )?job",
])  # fmt: skip

_HAND = (
    r"(?:send|sending|sent|give|giving|gave|hand|handing|handed|pass|passing|passed|forward|forwarding|forwarded|share"
    r"|sharing|shared|leave|leaving|left|e-?mail|e-?mailing|e-?mailed|mail|mailing|submit|submitting|submitted|offer|offering"
    r"|offered|provide|providing|show|showing|drop|dropping|deliver|present|presenting|circulate|distribute|slip|review"
    r"|reviewing|read|check|checking|critique|glance at|look at|look over|look on|look through|looking at|looking over"
    r"|feedback on|feedback about|opinion on|opinion of|opinion about|comments? on|think of|think about|advice on|find|see"
    r"|attach|attached|attaching|enclose|enclosed|enclosing|include|included|including|append|appending|upload|uploaded"
    r"|uploading|herewith|introduce)"
)
_RESUME = _compile([
    rf"{_HAND}(?: over| out| off| on| along)?,? (?:[\w'-]++:? ){{0,6}}?(?:of |to )?<my resume>"
    r"(?! (?:at home|in (?:the|my) (?:bag|folder|car|drawer)))",
    rf"i(?:'m|'ve|'ll|'d| am| have| will| would)? (?:[\w'-]++ ){{0,3}}?(?:send|sending|attach|attached|attaching|enclose"
    r"|enclosed|enclosing|forward) (?:[\w'-]++ ){0,4}?(?:the|a|an updated|a copy of the) (?:[\w-]++ )?<resume>",
    r"(?:attached|enclosed|below|herewith)(?: please find| you(?:'ll| will)? find| is| are|:)? (?:(?!your\b|his\b|her\b|their\b)[\w-]++ ){0,2}?"
    r"(?:copy of )?(?:my (?:[\w-]++ )?)?<resume>",
    r"br(?:ing|ought) (?:[\w'-]++ ){0,4}?<my resume> (?:along )?(?:for you|and (?:give|hand|show|leave|offer))",
    r"keep <my resume> on file",
    r"here(?:'s| is| are| comes) (?:(?:an?|the) (?:link to|copy of) )?<my resume>",
    r"<my resume>,? (?:(?:is|was|are|can|be|has|been|also|now|you will|you'll|please) ){0,4}?(?:attached|enclosed|below|herewith"
    r"|included|found|find|available|online|linked|here)\b",
    r"(?<!your\s)(?<!his\s)(?<!her\s)(?<!their\s)(?<!the\s)(?<!of\s)(?<!an\s)(?<!a\s)<resume> (?:is |was )?(?:also )?(?:attached|enclosed)",
    r"is <my resume> (?:[\w-]++ )?(?:good|ok|okay|strong|right|suitable|fine|enough)",
])  # fmt: skip

# Not asking: "I'm not here to ask for a job". A word such as `know`, `sure` or `mind` in between breaks the
# chain, for "I don't know if you are hiring" does ask; so does "couldn't you".
_NEGATED = re.compile(
    r"(?:\bnot|\bnever|\bwithout|\bcannot|\bnor|\bneither|\bno|n't(?! (?:you|your|we|i|there)\b)|\brather than|\binstead of"
    r"|\brefrain\w* from|\bavoid\w*|\bfar from|\bstopp?\w*|\btoo (?:shy|proud|early|polite) to)"
    r"(?: (?:to|be|been|being|have|having|here|going|trying|try|want|wanting|mean|meaning|meant|intend|intending|intention|wish"
    r"|desire|plan|plans|planning|need|of|writing|calling|come|coming|came|actually|currently|actively|now|just|even|in|any"
    r"|way|at|all|after|an?|the|request|you|him|her|them|people|anyone|ask|asking|asked|about|for|if|whether|expect|expecting"
    r"|hinting|by|really|do|i|am|that|this|is|will|would|also|bring|or|hoping|hope)\b){0,8}[\s\"'“‘:(]*\Z",
    re.IGNORECASE,
)
# Others asking: "strangers who ask whether you are hiring", "did you ever ask for a job".
_REPORTED = re.compile(
    r"\b(?:people|strangers|students|candidates|applicants|graduates|(?:some|any|every|no)(?:one|body)|others|they|he|she|who"
    r"|visitors|colleagues|friends|many|(?:did|do|have|had|when|if|before|after) you)"
    r"(?: (?:\w+ly|often|ever|always|still|also|first|to|would|will|might|could|can|do|did|does|had|has|have|should|never"
    r"|just|only|once)){0,3} (?:ask|asks|asked|asking|inquire|inquired|beg|begged)"
    r"(?: (?:you|me|us|them|him|her|for|about|if|whether|that)){0,2}[\s\"'“‘:,]*\Z",
    re.IGNORECASE,
)
# Asked for by them: "she asked to see my resume", "as you asked".
_WANTED = re.compile(
    r"\b(?:she|he|they|you|who)(?: \w+)? (?:asks?|asked|wants?|wanted|requested|told|invited)\b|\bat (?:your|her|his) request\b"
    r"|\bas (?:asked|requested|promised)\b|\b(?<!if\s)(?<!whether\s)(?:she|he|they|who)(?: will| has| had| would)?\s*\Z",
    re.IGNORECASE,
)
_ON_DEMAND = re.compile(
    r"[^.!?]{0,40}?\b(?:if|when|unless|until|once|in case) (?:[\w']+ ){0,3}?(?:ask|asks|asked|requests?|requested)\b",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"[.!?…]++[\"'”’)]*+(?=\s|\Z)|\n[ \t\r]*+\n|;(?=\s)")
_ABBREVIATED = re.compile(r"(?:\b(?:mr|mrs|ms|dr|prof|st|inc|ltd|co|vs|e\.g|i\.e|jr|sr|c\.v)|\b[a-z])\Z", re.IGNORECASE)
_GREETING = re.compile(
    r"\s*+(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening|day))\b(?:[^\S\n]++[\w.'&-]++){0,5}+[,:.!]?",
    re.IGNORECASE,
)
_BEFORE = 160  # code points looked at for what comes before a phrase in its sentence

# One character for one, so that every place stays.
_PLAIN = str.maketrans("’‘ʼ´`éÉèêëēＥ‐‑–", "''''`eEeeeeE---")


def asks_for_job(text: str) -> Spans:
    """Return where `text` asks for a job, or whether there is or will be one (sources 000, 002, 004)."""
    plain = text.translate(_PLAIN)
    goals = (found.span(1) for found in _GOAL.finditer(plain))
    found = chain(_spans(_JOB, plain), goals)
    return _merged(span for span in found if not _is_said_otherwise(plain, *span))


def opens_with_need(text: str) -> Spans:
    """Return where the first two sentences behind the greeting say what the writer lacks (source 004)."""
    plain = text.translate(_PLAIN)
    return _merged(_spans(_NEED, plain[: _end_of_opening(plain)]))


def offers_resume(text: str) -> Spans:
    """Return where `text` sends, offers or submits the writer's resume unasked (sources 000, 004)."""
    plain = text.translate(_PLAIN)
    return _merged(span for span in _spans(_RESUME, plain) if not _is_resume_wanted(plain, *span))


def _spans(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for pattern in patterns for found in pattern.finditer(text))


def _merged(spans: Iterable[tuple[int, int]]) -> Spans:
    merged: Spans = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _is_said_otherwise(text: str, start: int, end: int) -> bool:
    """Return whether the phrase is denied, or is what others ask."""
    before = _before(text, start)
    verb = text[start:end].split(None, 1)[0]
    return any(pattern.search(head) for pattern, head in (
        (_NEGATED, before), (_REPORTED, before), (_REPORTED, before + verb),
    ))  # fmt: skip


def _is_resume_wanted(text: str, start: int, end: int) -> bool:
    """Return whether the resume is denied, was asked for, or is given only when they ask."""
    before = _before(text, start)
    return bool(_NEGATED.search(before) or _WANTED.search(before) or _ON_DEMAND.match(text, end, end + _BEFORE))


def _before(text: str, start: int) -> str:
    """Return what comes before a phrase in its sentence, with single blanks."""
    window = text[max(0, start - _BEFORE) : start]
    ends = [end.end() for end in _SENTENCE_END.finditer(window)]
    return re.sub(r"\s+", " ", window[ends[-1] if ends else 0 :])


def _end_of_opening(text: str) -> int:
    """Return where the second sentence ends, the greeting not counted."""
    greeting = _GREETING.match(text)
    start = greeting.end() if greeting else 0
    sentences = 0
    for end in _SENTENCE_END.finditer(text, start):
        if _ABBREVIATED.search(text, max(0, end.start() - 8), end.start()) or not text[start : end.start()].strip():
            continue
        sentences, start = sentences + 1, end.end()
        if sentences == 2:
            return end.end()
    return len(text)
