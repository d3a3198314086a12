import Catalogue
import ExpressionGraph

extension ReferenceKind {
    static let attention = ReferenceKind("attention") { builder, entry, _ throws(ReferenceError) in
        try builder.addAttention(entry)
    }

    static let embedding = ReferenceKind("embedding") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let size = try builder.required(entry.params?["E"], "params.E").checked("E", builder.name, rank: 2)[1]
        var reference = ReferenceUnit(
            .embedding,
            [
                "rows": .number(try config.number("rows")), "scale": .number(try config.number("scale")),
                "size": .number(Double(size)),
            ])
        (reference.isSignal, reference.hasInputGradient) = (true, false)
        try reference.check(config)
        try builder.addUnit(reference, entry)
    }

    static let fourierOperator = ReferenceKind("fourier_operator") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let shape = try builder.required(entry.params?["Rre"], "params.Rre").checked("Rre", builder.name, rank: 3)
        var reference = ReferenceUnit(
            .fourierOperator,
            [
                "channels": .number(Double(shape[0])), "filters": .number(Double(shape[1])),
                "modes": .number(try config.number("modes")),
            ], activation: try config.choice("activation", ["gelu": "gelu", "identity": "identity"]))
        reference.isSignal = true
        try reference.check(config)
        let input = try builder.required(entry.input, "input").checked("input", builder.name, rank: 3)
        guard input[1] == shape[0] else {
            throw .shape("input", case: builder.name, found: input, expected: [input[0], shape[0], input[2]])
        }
        try builder.addUnit(reference, entry)
    }

    static let quantum = ReferenceKind("quantum") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let qubits = try config.number("data_qubits")
        guard 1...6 ~= qubits else { throw config.bad("data_qubits", "from 1 to 6") }
        let gates = try config.words("gates")
        // The first gate of every block says what the others do to their qubits.
        let blocks = stride(from: 0, to: gates.count, by: Int(qubits)).map { index in
            gates[index].lowercased().filter { "xyz".contains($0) }
        }
        let all = ["zx-xx", "xx-zx", "zx", "xx-yy-zz-zx"]
        let found = all.compactMap { name -> (String, Int)? in
            let own = name.split(separator: "-").map(String.init)
            let layers = blocks.count / own.count
            return layers > 0 && Array(repeatElement(own, count: layers).joined()) == blocks ? (name, layers) : nil
        }.last
        guard let found else { throw config.bad("gates", "blocks like those of " + all.joined(separator: ", ")) }
        var reference = ReferenceUnit(
            .quantum,
            [
                "gates": .choice(found.0), "layers": .number(Double(found.1)),
                "observable": .choice(try config.text("observable").lowercased()),
                "readout": .number(try config.number("readout_start")),
            ])
        (reference.isSignal, reference.hasInputGradient) = (true, false)
        try reference.check(config)
        try builder.addUnit(reference, entry)
    }

    static let quantizers = ReferenceKind("quantizers") { builder, entry, _ throws(ReferenceError) in
        try builder.addQuantizer(entry)
    }
}

extension ReferenceCase.Builder {
    /// Attention among tokens, [batch, tokens, in] or [tokens, in], or to pairs of them.
    fileprivate mutating func addAttention(_ entry: ReferenceEntry) throws(ReferenceError) {
        let config = try ReferenceConfiguration(entry, name)
        let x = try variable("input", entry.input)
        guard 2...3 ~= x.shape.rank else { throw config.bad("input", "of two or three axes") }
        let (tokens, inputs) = (x.shape[x.shape.rank - 2], x.shape[x.shape.rank - 1])
        let output = try required(entry.output, "output").checked("output", name, rank: x.shape.rank)
        let rows = x.shape.count / (tokens * inputs)
        var reference = ReferenceUnit(
            config.isEmpty("causal") ? .pairAttention : .tokenAttention,
            ["tokens": .number(Double(tokens)), "outputs": .number(Double(output[output.rank - 1]))])
        if !config.isEmpty("causal") {
            reference.chosen["causal"] = .flag(try config.flag("causal"))
            for (setting, parameter) in [("keys", "Wq"), ("values", "Wv")] {
                let shape = try required(entry.params?[parameter], "params.\(parameter)").checked(
                    parameter, name, rank: 2)
                reference.chosen[setting] = .number(Double(shape[0]))
            }
        }
        try reference.check(config)
        let (y, parameters, _) = try layer(
            reference, x.reshaped([rows, tokens * inputs]), units: 1, try entry.params ?? [:])
        guard y.shape.count == output.count else {
            throw .shape("output", case: name, found: output, expected: y.shape)
        }
        try expectOutput(y.reshaped(output), gradientsOf: x, parameters, entry)
    }

    /// A rule that makes numbers few-valued; which one, the name of the case says.
    fileprivate mutating func addQuantizer(_ entry: ReferenceEntry) throws(ReferenceError) {
        let config = try ReferenceConfiguration(entry, name)
        if let values: ReferenceTensor = try entry.field("values") {
            // All numbers of a format: each is its own nearest.
            guard let format = EightBitFloat.allCases.first(where: { name.contains($0.rawValue) }) else {
                throw .badConfiguration("name", case: name, expected: "one with e4m3 or e5m2")
            }
            let table = try variable("values", values, rank: 1)
            return try expect("numbers of the format", format(table), values, "values")
        }
        let x = try variable("input", entry.input, rank: 2)
        var parameters: [(name: String, expression: Expr)] = []
        let y: Expr
        if !config.isEmpty("Qp") {
            let step = try variable("s", entry.params?["s"], rank: 1)
            parameters = [("s", step)]
            y = Quantizer.learned(x, step: step, low: try config.number("Qn"), top: try config.number("Qp"))
        } else if !config.isEmpty("overflow"), let format = EightBitFloat(rawValue: try config.text("format")) {
            y = format(x)
        } else if !config.isEmpty("step") {
            let bits = try config.bits()
            y = Quantizer.stepped(x, step: try config.number("step"), top: Double((1 << (bits - 1)) - 1))
        } else {
            let rules: [(String, Quantizer)] = [
                ("symmetric_rows", .symmetricRows), ("symmetric_tensor", .symmetric), ("affine", .affine),
                ("e4m3", .e4m3), ("e5m2", .e5m2), ("ternary_rows", .ternaryRows), ("ternary_twn", .ternary),
                ("binary_rows", .binary),
            ]
            guard let rule = rules.first(where: { name.contains($0.0) })?.1 else {
                throw .badConfiguration(
                    "name", case: name, expected: "one with " + rules.map(\.0).joined(separator: ", "))
            }
            y = rule(x, bits: config.isEmpty("bits") ? 8 : try config.bits())
        }
        try expectOutput(y, gradientsOf: x, parameters, entry)
    }
}

extension ReferenceConfiguration {
    /// Bits of a whole number.
    fileprivate func bits() throws(ReferenceError) -> Int {
        let bits = try number("bits")
        guard 2...16 ~= bits, bits == bits.rounded() else { throw bad("bits", "a whole number from 2 to 16") }
        return Int(bits)
    }
}
