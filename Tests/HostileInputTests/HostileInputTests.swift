import Testing

@Suite("What strangers wrote")
struct HostileInputTests {
    @Test("a hundred thousand mutated inputs do no harm", arguments: Reader.allCases)
    func mutated(reader: Reader) {
        var mutation = Mutation(of: reader.seeds, seed: 1)
        for index in 0..<100_000 {
            let bytes = mutation.next()
            if let claim = reader.brokenClaim(bytes) {
                Issue.record("input \(index), \(bytes): \(claim)")
                return
            }
        }
    }

    @Test("what libFuzzer has found does no harm", arguments: Reader.allCases)
    func kept(reader: Reader) {
        #expect(reader.kept.count > 50)
        for bytes in reader.kept { #expect(reader.brokenClaim(bytes) == nil, "\(bytes)") }
    }

    @Test("the inputs to begin with are valid", arguments: Reader.allCases)
    func seeds(reader: Reader) {
        for bytes in reader.seeds { #expect(reader.brokenClaim(bytes) == nil) }
    }
}
