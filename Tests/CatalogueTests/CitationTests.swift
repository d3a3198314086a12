import Catalogue
import Testing

struct CitationTests {
    @Test("An arXiv number becomes an eprint, each author a name")
    func preprint() {
        let source = Source(
            "Saxe, McClelland and Ganguli", 2014, "Exact solutions of 50% & more", "arXiv 1312.6120")
        #expect(
            source.bibTeX == """
                @misc{saxe2014exact,
                  author = {Saxe and McClelland and Ganguli},
                  title = {{Exact solutions of 50\\% \\& more}},
                  year = {2014},
                  eprint = {1312.6120},
                  archivePrefix = {arXiv}
                }

                """)
    }

    @Test("Any other number is a DOI; et al. are others; articles and accents stay out of the key")
    func article() {
        let source = Source("Schütt et al.", 2017, "A continuous-filter network", "10.1021/acs_1")
        #expect(
            source.bibTeX == """
                @misc{schutt2017continuous,
                  author = {Schütt and others},
                  title = {{A continuous-filter network}},
                  year = {2017},
                  doi = {10.1021/acs_1}
                }

                """)
    }

    @Test("What was never published has neither year nor number")
    func unpublished() {
        let text = Source("Löwe", 0, "Reimplementation").bibTeX
        #expect(text == "@misc{lowereimplementation,\n  author = {Löwe},\n  title = {{Reimplementation}}\n}\n")
    }

    @Test("Every entry's source can be cited", arguments: Palette.kinds)
    func all(_ kind: Palette.Kind) {
        for card in kind.cards {
            let text = card.source.bibTeX
            #expect(text.filter { $0 == "{" }.count == text.filter { $0 == "}" }.count, "\(card.name)")
            #expect(text.firstMatch(of: /^@misc\{[a-z0-9]+,\n/) != nil, "\(card.name): \(text)")
            // The forms that the conversion knows; a third would be cited wrongly.
            let identifier = card.source.identifier
            #expect(
                identifier.isEmpty || identifier.firstMatch(of: /^(arXiv \d{4}\.\d{4,5}|10\.\d+\/\S+)$/) != nil,
                "\(card.name): \(identifier)")
        }
    }
}
