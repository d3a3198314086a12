import Catalogue
import Experiments
import Foundation

/// Turns splines into functions with names, whose a, b, c and d are trained on.
struct Snapping {
    private let subject: SurgeryInput
    private let layers: [SplineLayer]

    init(_ subject: SurgeryInput) throws(SurgeryError) {
        self.subject = subject
        layers = try subject.splineLayers()
    }

    /// Every spline that is fitted well enough becomes the function of the least choice loss.
    func networkEdit(_ names: [String], r2: Double) throws(SurgeryError) -> NetworkEdit {
        var functions: [SymbolicFunction] = []
        for name in names { functions.append(try function(name)) }
        var chosen: [(Surgery.Edge, SymbolicCandidate)] = []
        var count = 0
        for layer in layers {
            let mask = subject.values[layer.name("mask")] ?? []
            for unit in 0..<layer.units {
                for input in 0..<layer.inputs {
                    let index = layer.edge(unit: unit, input: input)
                    guard mask[index] != 0, layer.kinds[index] == 0 else { continue }
                    count += 1
                    let edge = Surgery.Edge(layer: layer.index, input: input, unit: unit)
                    let best = try candidates(edge, functions).filter { $0.r2 >= r2 }
                        .min { $0.choiceLoss < $1.choiceLoss }
                    if let best { chosen.append((edge, best)) }
                }
            }
        }
        var result = networkEdit(chosen)
        result.summary = "\(chosen.count) of \(count) splines snapped"
        if !chosen.isEmpty { result.summary += ": " + chosen.prefix(8).map(Self.words).joined(separator: ", ") }
        return result
    }

    /// One edge becomes a function, however well that fits.
    func networkEdit(_ edge: Surgery.Edge, _ name: String) throws(SurgeryError) -> NetworkEdit {
        let found = try candidates(edge, [try function(name)])
        var result = networkEdit(found.map { (edge, $0) })
        result.summary = found.map { Self.words((edge, $0)) }.first ?? "there is nothing to fit on this edge"
        return result
    }

    /// The functions as candidates for an edge, the best choice first.
    func candidates(
        _ edge: Surgery.Edge, _ functions: [SymbolicFunction]
    ) throws(SurgeryError) -> [SymbolicCandidate] {
        let layer = try subject.layer(of: edge)
        let inputs = subject.flow(.input, layer: layer.index)
        let edges = subject.flow(.edges, layer: layer.index)
        let index = layer.edge(unit: edge.unit, input: edge.input)
        let fit = SymbolicFit(
            x: stride(from: edge.input, to: inputs.count, by: layer.inputs).map { inputs[$0] },
            y: stride(from: index, to: edges.count, by: layer.units * layer.inputs).map { edges[$0] })
        return functions.compactMap(fit.candidate).sorted { $0.choiceLoss < $1.choiceLoss }
    }

    private func function(_ name: String) throws(SurgeryError) -> SymbolicFunction {
        guard let function = SymbolicFunction.named(name) else { throw .unknownFunction(name) }
        return function
    }

    private static func words(_ choice: (Surgery.Edge, SymbolicCandidate)) -> String {
        let (edge, candidate) = choice
        let missing = 1 - candidate.r2
        return "\(edge.layer + 1).\(edge.input + 1)→\(edge.unit + 1) \(candidate.function) "
            + "(1 − R² \(missing < 1e-15 ? "0" : String(format: "%.1e", missing)))"
    }

    /// What makes edges the functions chosen for them.
    func networkEdit(_ chosen: [(Surgery.Edge, SymbolicCandidate)]) -> NetworkEdit {
        var result = NetworkEdit(summary: "")
        var kinds: [Int: [Double]] = [:]
        for layer in layers {
            let own = chosen.filter { $0.0.layer == layer.index }
            guard !own.isEmpty else { continue }
            var numbers = layer.kinds.map { Double($0) }
            // What was a function before keeps its numbers; splines have none that count.
            var affine = ["a", "b", "c", "d"].map { part in
                subject.values[layer.name("symbolic_" + part)]
                    ?? [Double](repeating: part == "a" || part == "c" ? 1 : 0, count: numbers.count)
            }
            for (edge, candidate) in own {
                let index = layer.edge(unit: edge.unit, input: edge.input)
                numbers[index] = Double(SymbolicFunction.number(ofName: candidate.function) ?? 0)
                for (part, value) in [candidate.a, candidate.b, candidate.c, candidate.d].enumerated() {
                    affine[part][index] = value
                }
            }
            for (part, values) in zip(["a", "b", "c", "d"], affine) {
                result.values[layer.name("symbolic_" + part)] = values
            }
            kinds[layer.index] = numbers
        }
        let changes = kinds
        result.describe = { experiment in
            for (index, numbers) in changes {
                var layer = experiment.layer(index)
                layer.settings["symbolic"] = .numbers(numbers)
                experiment.setLayer(index, layer)
            }
        }
        return result
    }
}
