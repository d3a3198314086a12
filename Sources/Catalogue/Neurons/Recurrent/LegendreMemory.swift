import ExpressionGraph

extension NeuronUnit {
    /// Legendre memory unit: a fixed linear memory keeps the last θ steps of one signal as a sum of Legendre polynomials, and
    /// a layer of tanh units writes the signal and reads the memory.
    ///
    ///     u = e_x·x + e_h·h + e_m·m
    ///     m ← A·m + B·u
    ///     h ← tanh(W_x·x + W_h·h + W_m·m),   y = h
    ///
    /// Shapes: x [B, I], h and y [B, U], m [B, d]; e_x [I], e_h [U], e_m [d], W_x [U, I], W_h [U, U], W_m [U, d]; A [d, d], B [d].
    ///
    /// Checked against matrices of 60 digits and the authors' equations.
    ///
    /// Source: Voelker, Kajić and Eliasmith 2019, Legendre Memory Units: Continuous-Time Representation in Recurrent Neural
    /// Networks (NeurIPS 32)
    public static let legendreMemory = NeuronUnit(
        "lmu", aliases: ["legendre-memory-unit"], title: "Legendre memory unit", family: recurrentFamily,
        formula: """
            u = e_x·x + e_h·h + e_m·m
            m ← A·m + B·u, θ·dm/dt = A·m + B·u held over a step
            h ← tanh(W_x·x + W_h·h + W_m·m), y = h
            """,
        settings: [
            Setting(
                "order", .integer(default: 6, 1...64),
                "numbers the memory keeps: the more, the faster the changes that it can tell"),
            Setting("window", .number(default: 20, 0.5...10_000), "θ: time steps that the memory holds"),
            Setting(
                "discretisation", .choice(default: "zoh", ["zoh", "euler"]),
                "zero-order hold is exact for a signal in steps; Euler's needs a window of more than 4 × order"),
        ],
        source: Source(
            "Voelker, Kajić and Eliasmith", 2019,
            "Legendre Memory Units: Continuous-Time Representation in Recurrent Neural Networks"),
        remark: "The memory is not trained: what is written to it and read from it is.",
        cell: { inputs, layer in
            let units = layer.units
            let memory = LegendreWindow(
                order: layer.settings.integer("order"), window: layer.settings.number("window"),
                isHeld: layer.settings.choice("discretisation") == "zoh")
            let order = memory.order
            func encoder(_ name: String, _ extent: Int, _ start: Initializer) -> Expr {
                layer.parameter(name, [extent], start, role: "encoder")
            }
            let fromInput = encoder("input-encoder", inputs, .lecunUniform(fanIn: inputs))
            let fromHidden = encoder("hidden-encoder", units, .lecunUniform(fanIn: units))
            let fromMemory = encoder("memory-encoder", order, .zeros)
            func kernel(_ name: String, _ extent: Int, role: String) -> Expr {
                layer.parameter(
                    name, [units, extent],
                    layer.weights(
                        fanIn: extent, fanOut: units,
                        otherwise: .xavierNormal(fanIn: extent, fanOut: units, gain: 1)), role: role)
            }
            let (w, v) = (kernel("input", inputs, role: "weight"), kernel("recurrent", units, role: "recurrent"))
            let read = kernel("memory", order, role: "weight")
            let a = Expr.table(memory.a, [order, order])
            let b = Expr.table(memory.b, [1, order])
            func along(_ x: Expr, _ encoder: Expr) -> Expr { matmul(x, encoder.reshaped([encoder.shape[0], 1])) }
            return RecurrentCell(
                states: [RecurrentCell.State("h", [units]), RecurrentCell.State("m", [order])],
                prepare: { .concatenated([along($0, fromInput), matmul($0, w, transposeB: true)], axis: 1) }
            ) { prepared, states in
                let (h, m) = (states[0], states[1])
                let (written, seen) = (prepared.slice(axis: 1, 0..<1), prepared.slice(axis: 1, 1..<units + 1))
                let u = written + (along(h, fromHidden) + along(m, fromMemory))
                let kept = matmul(m, a, transposeB: true) + u * b
                let driven = seen + matmul(h, v, transposeB: true)
                let next = tanh(driven + matmul(kept, read, transposeB: true))
                return (next, [next, kept])
            }
        })
}
