"""A small world in which every kind of message has something to say."""

PROFILE = """
    ---
    name: Mira Koval
    email: mira@example.org
    phone: "+49 30 5550100"
    objective: Learn how maps are made for people in a hurry
    time_zone: Europe/Berlin
    ---

    ## Pitch

    I draw maps of hospitals. Most people who read them are late.

    ## My situation

    I work three days a week, and like it.
    """
ANA = """
    ---
    name: Ana Silva
    company: Harbour Ferries
    role: map editor
    email: ana@example.org
    phone: "+351 21 555 0101"
    time_zone: Europe/Lisbon
    address: "Rua da Prata 3, Lisboa"
    prefers: email
    how_found: referral
    introduced_by: ben-okafor
    bond: we both learned to read on timetables
    personal:
      children: "Rui (4)"
      boat: paints it every spring
    may_follow_up: yes
    outreach:
      - on: 2026-11-02
        by: email
        objective: understand how a ferry map survives a new pier
        times: [2026-11-18 10:00]
        text: Ben Okafor gave me your name.
        replied: 2026-11-04
    ---
    """
BEN = """
    ---
    name: Ben Okafor
    greeting: Dear Mr Okafor
    email: ben@example.org
    how_found: alumni
    met_on: 2026-09-01
    may_follow_up: yes
    personal: {dog: Biscuit}
    ---
    """
CLEO = """
    ---
    name: Cleo Marsh
    greeting: Dear Dr Marsh
    email: cleo@example.org
    phone: "+49 30 5550102"
    how_found: linkedin
    bond: "maps for the blind; I draw for the hurried"
    topics: [tactile maps]
    outreach:
      - {on: 2026-11-10, by: email, objective: how fingers read a river}
    ---
    """
DEV = """
    ---
    name: Dev Rao
    email: dev@example.org
    time_zone: Asia/Kolkata
    how_found: friend
    heard:
      - {on: 2026-11-20, by: email, what: asks whether the colour key is free to use}
    ---
    """
EVE = """
    ---
    name: Eve Adler
    email: eve@example.org
    outreach:
      - {on: 2026-11-12, by: email, replied: 2026-11-20, times: [2026-11-26 15:00]}
    ---
    """
HELD = """
    ---
    date: 2026-11-18 11:00
    with: ana-silva
    objective: understand how a ferry map survives a new pier
    introductions:
      - {name: Gil Torres, company: Port Office, role: surveyor, note: knows every pier}
    follow_ups:
      - {do: Send the legend of the old map, by: 2026-11-25}
    awaiting:
      - {what: a look at the pier plans, by: 2026-11-20}
    ---

    ## Questions

    ### What did you throw away?

    She laughed. "Every map that was only right." Then she showed me the drawer.

    ## Notes

    She draws the water first. Never trust a straight quay.

    ## Next

    Ana will show the legend to her crew in December.
    """
AHEAD = """
    ---
    date: 2026-11-23 15:00
    with: [cleo-marsh]
    how: video
    link: https://meet.example.org/maps
    duration: 45 min
    objective: how fingers read a river
    ---

    ## Research

    Her atlas has no *north*.

    ## Questions

    - Who reads it first?
    - How can I help you?
    """
NEWS = """
    ---
    date: 2026-11-15
    subject: A map on a wall
    to: [ben-okafor]
    ---

    My map of the children's ward hangs where
    the lift opens. [[Ana Silva]] chose the blue.

    - It is **not** straight.
    - Nobody has been late since.

    - [ ] tell the others 📅 2026-12-01

    ## Private

    The framing was too dear.
    """
FILES = {
    "profile.md": PROFILE,
    "contacts/ana-silva.md": ANA,
    "contacts/ben-okafor.md": BEN,
    "contacts/cleo-marsh.md": CLEO,
    "contacts/dev-rao.md": DEV,
    "contacts/eve-adler.md": EVE,
    "meetings/2026-11-18-ana-silva.md": HELD,
    "meetings/2026-11-23-cleo-marsh.md": AHEAD,
    "updates/2026-11-15-a-map-on-a-wall.md": NEWS,
}
HELP = """
    ---
    name: Fay Lund
    email: fay@example.org
    help:
      - {on: 2026-11-20, direction: received, kind: lead, what: told me about a grant for signs}
    ---
    """
