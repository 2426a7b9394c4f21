"""Ana led to Ben, whom I met, and Ben to Chi, whom I have not asked yet."""

CHAIN = {
    "contacts/ana.md": "name: Ana Silva\nmay_follow_up: yes\nemail: ana@example.org\nlinkedin_connected: not-wanted",
    "contacts/ben.md": """\
        name: Ben Okoro
        introduced_by: ana
        linkedin_connected: not-wanted
        outreach: [2026-09-01 email]
        """,
    "contacts/chi.md": "name: Chi\nintroduced_by: ben",
    "meetings/2026-10-01-ben.md": """\
        date: 2026-10-01
        with: ben
        place: the quay
        reported_back: 2026-10-04 to ana
        thanks: [email 2026-10-02, card 2026-10-09]
        introductions: [Dee Dahl]
        awaiting: [{what: the number of his tailor, by: 2026-10-20}]
        lesson: ask less
        ---
        ## Questions

        ### What is glue?

        A kind of promise.

        ## Notes

        He told me of the **big** boat. It sank.
        """,
}
