import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// A quantum circuit, simulated exactly: inputs turn data qubits, gates entangle each with a read-out qubit, which is measured.
    ///
    ///     |ψ₀⟩ = ⊗_j (cos(πx_j/2)|0⟩ + sin(πx_j/2)|1⟩) ⊗ |read-out⟩
    ///     |ψ⟩ = Π exp(iθ·A_j⊗B_r)|ψ₀⟩,   y = ⟨ψ|O_r|ψ⟩ in [−1, 1]
    ///
    /// x is [B, I], the result [B, U], every output with a circuit of its own: `theta` is [U, layers·blocks·I]. Inputs of 0 and
    /// 1 are basis states.
    ///
    /// There are six data qubits at most, since every row and output has 2^(qubits + 1) amplitudes: a seventh input turns the
    /// first qubit again, and so on.
    ///
    /// Source: Farhi and Neven 2018, Classification with Quantum Neural Networks on Near Term Processors (arXiv 1802.06002)
    /// Differs from the paper: inputs need not be bits. Checked against `quantum`.
    public static let quantum = NeuronUnit(
        "quantum", aliases: ["qnn", "quantum-circuit"], title: "Quantum circuit", family: "Physics",
        formula: "y = ⟨ψ|O_r|ψ⟩, |ψ⟩ = Π exp(iθ·A_j⊗B_r)|x, read-out⟩",
        settings: [
            Setting(
                "gates", .choice(default: "zx-xx", ["zx-xx", "xx-zx", "zx", "xx-yy-zz-zx"]),
                "blocks of a layer: the Pauli matrices on each data qubit and on the read-out"),
            Setting("layers", .integer(default: 1, 1...16), "how often the blocks are repeated"),
            Setting("observable", .choice(default: "y", ["x", "y", "z"]), "what is measured of the read-out"),
            Setting("readout", .integer(default: 0, 0...1), "the read-out before the gates"),
        ],
        source: Source(
            "Farhi and Neven", 2018, "Classification with Quantum Neural Networks on Near Term Processors",
            "arXiv 1802.06002"),
        remark: "Slopes vanish with many qubits and layers. Parity is one layer of zx with θ = π/4."
    ) { x, layer in
        let blocks = layer.settings.choice("gates").split(separator: "-").map(Array.init)
        let qubits = min(x.shape[1], Circuit.limit)
        let count = layer.settings.integer("layers") * blocks.count * qubits
        let angles = layer.parameter(
            "theta", [layer.units, count], .symmetric(0.1 * Double.pi), role: "phase", isDecayed: false)
        var circuit = Circuit(x, qubits: qubits, units: layer.units, readout: layer.settings.integer("readout"))
        for index in 0..<count {
            let pauli = blocks[index / qubits % blocks.count]
            circuit.turn(
                pauli[0], on: index % qubits, pauli[1],
                by: angles.slice(axis: 1, index..<index + 1).reshaped([1, 1, layer.units]))
        }
        return circuit.expectation(of: Character(layer.settings.choice("observable")))
    }
}

/// The amplitudes of all rows and outputs, [2^(n+1), B, U], real and imaginary: qubit j is bit j, the read-out the highest.
private struct Circuit {
    /// The most data qubits.
    static let limit = 6

    private let qubits: Int
    private var re, im: Expr

    init(_ x: Expr, qubits: Int, units: Int, readout: Int) {
        self.qubits = qubits
        let rows = x.shape[0]
        var amplitudes = Expr.constant(1).broadcast(to: [1, rows])
        for qubit in 0..<qubits {
            let turns = stride(from: qubit + qubits, to: x.shape[1], by: qubits)
                .reduce(x.slice(axis: 1, qubit..<qubit + 1)) { $0 + x.slice(axis: 1, $1..<$1 + 1) }
            let angle = turns.transposed * (Double.pi / 2)
            amplitudes = .concatenated([amplitudes * cos(angle), amplitudes * sin(angle)], axis: 0)
        }
        let half = 1 << qubits
        re = amplitudes.padded(axis: 0, start: readout * half, extent: 2 * half).reshaped([2 * half, rows, 1])
            .broadcast(to: [2 * half, rows, units])
        im = Expr.constant(0).broadcast(to: re.shape)
    }

    private var size: Int { 2 << qubits }

    /// A Pauli matrix on each of some qubits: which amplitude comes to each place, its sign, and how often it is turned by i.
    private func pauli(_ paulis: [(Character, Int)]) -> (source: [Double], sign: Expr, turns: Int) {
        var mask = 0
        for (name, qubit) in paulis where name != "z" { mask |= 1 << qubit }
        let signs = (0..<size).map { index in
            paulis.reduce(1.0) { sign, pauli in
                let isOne = index >> pauli.1 & 1 == 1
                switch pauli.0 {
                case "z": return isOne ? -sign : sign
                case "y": return isOne ? sign : -sign
                default: return sign
                }
            }
        }
        return (
            (0..<size).map { Double($0 ^ mask) }, .table(signs, [size, 1, 1]), paulis.filter { $0.0 == "y" }.count
        )
    }

    private func moved(_ source: [Double]) -> (re: Expr, im: Expr) {
        let indices = Expr.table(source, [size])
        return (re.gathered(indices), im.gathered(indices))
    }

    /// exp(iθ·A_j⊗B_r) = cos θ + i·sin θ·A_j⊗B_r.
    mutating func turn(_ data: Character, on qubit: Int, _ readout: Character, by angle: Expr) {
        let (source, sign, turns) = pauli([(data, qubit), (readout, qubits)])
        let (movedRe, movedIm) = moved(source)
        let share = sign * sin(angle)
        let (cosine, real, imaginary) = (cos(angle), re, im)
        switch turns {
        // i·i = −1 with one Y, i·i·i = −i with two.
        case 1: (re, im) = (cosine * real - share * movedRe, cosine * imaginary - share * movedIm)
        case 2: (re, im) = (cosine * real + share * movedIm, cosine * imaginary - share * movedRe)
        default: (re, im) = (cosine * real - share * movedIm, cosine * imaginary + share * movedRe)
        }
    }

    /// ⟨ψ|O|ψ⟩ on the read-out, [B, U].
    func expectation(of observable: Character) -> Expr {
        let (source, sign, turns) = pauli([(observable, qubits)])
        let (movedRe, movedIm) = moved(source)
        let product = turns == 1 ? im * movedRe - re * movedIm : re * movedRe + im * movedIm
        return (sign * product).sum([0]).reshaped([re.shape[1], re.shape[2]])
    }
}
