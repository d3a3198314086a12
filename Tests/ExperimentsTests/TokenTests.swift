import Problems
import Testing

@testable import Experiments

@Suite("Experiments are passed on in one line")
struct TokenTests {
    private let example: Experiment = {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("spiral")), layers: [.init(unit: "dense", width: 12)])
        experiment.title = "Größe"
        return experiment
    }()

    @Test("A step that could not be repeated is refused", arguments: [5001, 1_000_000_001, Int.max])
    func step(step: Int) throws {
        var experiment = Experiment(data: ProblemSource(.builtIn("spiral")))
        experiment.steps = 50
        #expect(throws: TokenError.step(step, limit: 5000)) {
            try Token.decode(Token.encode(experiment, step: step))
        }
        #expect(try Token.decode(Token.encode(experiment, step: 5000)).step == 5000)
    }

    @Test("Tokens read back to the same experiment and step")
    func roundTrips() throws {
        var random = PresetGenerator(seed: 7)
        for step in [0, 1, 50] {
            for _ in 0..<50 {
                let experiment = random.next()
                let token = Token.encode(experiment, step: step)
                #expect(token.hasPrefix("soma1-"))
                #expect(token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f })
                let copy = try Token.decode(token)
                #expect(copy.experiment == experiment && copy.step == step)
            }
        }
        #expect(try Token.decode(Token.encode(example, step: -5)).step == 0)
    }

    @Test("A token stays readable in later programs")
    func golden() throws {
        let token = "soma1-nqiw0zQyCmRhdGE6IHNwaXJhbAo"
        #expect(Token.encode(Experiment(data: ProblemSource(.builtIn("spiral"))), step: 42) == token)
        #expect(try Token.decode(token).step == 42)
    }

    @Test("Breaks and blanks from copying do not matter")
    func blanks() throws {
        let token = Token.encode(example, step: 3)
        let broken = " " + token.map { "\($0)" }.joined(separator: "\n") + "\r\n"
        #expect(try Token.decode(broken).experiment == example)
    }

    @Test("Every change of one letter and every lost part is noticed")
    func damage() {
        let token = Array(Token.encode(example, step: 3))
        for index in 6..<token.count {
            var changed = token
            changed[index] = token[index] == "A" ? "B" : "A"
            #expect(throws: TokenError.damaged) { try Token.decode(String(changed)) }
            #expect(throws: TokenError.damaged) { try Token.decode(String(token[..<index])) }
        }
    }

    @Test(
        "What is no token is told in words",
        arguments: [
            ("", "this is not a share token; one begins with “soma1-”"),
            ("hello", "this is not a share token; one begins with “soma1-”"),
            ("somaX-AAAA", "this is not a share token; one begins with “soma1-”"),
            ("soma-AAAA", "this is not a share token; one begins with “soma1-”"),
            ("soma2-AAAA", "the token is of version 2, this program reads version 1"),
            ("soma1-", "the token is damaged: a part is missing or was changed on the way"),
            ("soma1-AAAA", "the token is damaged: a part is missing or was changed on the way"),
            ("soma1-é", "the token is damaged: a part is missing or was changed on the way"),
            (
                "soma1-" + String(repeating: "A", count: 400_000),
                "longer than the limit of \(Token.characterLimit) characters for a token"
            ),
            (
                String(repeating: " ", count: 10_000_000),
                "longer than the limit of \(Token.characterLimit) characters for a token"
            ),
        ])
    func wrong(_ text: String, _ expected: String) {
        let error = #expect(throws: TokenError.self) { try Token.decode(text) }
        #expect(error?.description == expected)
    }

    @Test("A whole token with a bad preset in it tells the preset's mistakes")
    func contents() {
        func token(_ payload: String) -> String {
            let bytes = Array(payload.utf8)
            let sum = Token.checksum(bytes)
            return "soma1-"
                + Base64.encoded((0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) } + bytes)
        }
        let error = #expect(throws: TokenError.self) { try Token.decode(token("7\ndata: spirl\nsteps: 0")) }
        #expect(
            error?.description == """
                in the token, line 1, data: there is no data set “spirl”; did you mean “spiral”?
                in the token, line 2, steps: found “0”, expected a whole number from 1 to 1000000000
                """)
        for payload in [
            "data: xor", "\ndata: xor", "-1\ndata: xor", "x\ndata: xor", "99999999999999999999\ndata: xor",
        ] {
            #expect(throws: TokenError.damaged) { try Token.decode(token(payload)) }
        }
        let bomb = token("1\ndata: " + String(repeating: "[", count: 100_000))
        #expect(throws: TokenError.self) { try Token.decode(bomb) }
    }

    @Test("The checksum is the one everybody uses")
    func checksum() {
        #expect(Token.checksum(Array("123456789".utf8)) == 0xcbf4_3926)
        #expect(Token.checksum([]) == 0)
    }

    @Test(
        "Base64 is that of the standard's examples",
        arguments: ["": "", "f": "Zg", "fo": "Zm8", "foo": "Zm9v", "foobar": "Zm9vYmFy"])
    func base64(_ text: String, _ encoded: String) {
        #expect(Base64.encoded(Array(text.utf8)) == encoded)
        #expect(Base64.decoded(Array(encoded.utf8)[...]) == Array(text.utf8))
        #expect(Base64.decoded(Array((encoded + "!").utf8)[...]) == nil)
    }
}
