import Catalogue
import Cells
import Experiments
import Training

/// Activations as text for people.
enum ActivationText {
    private static let width = 80

    /// In the order of the catalogue, each once.
    static var families: [String] {
        var seen: Set<String> = []
        return (Palette.activations.map(\.family) + Palette.vectorUnits.map(\.family)).filter {
            seen.insert($0).inserted
        }
    }

    /// Name and formula by family, and a line of numbers for each.
    static func list(_ activations: [Activation], _ units: [NeuronUnit]) -> String {
        var text = ""
        let wide = (activations.map(\.name.count) + units.map(\.name.count)).max() ?? 0
        func pad(_ text: String) -> String { text + String(repeating: " ", count: max(0, wide - text.count)) }
        for family in families {
            let (own, ownUnits) = (activations.filter { $0.family == family }, units.filter { $0.family == family })
            if own.isEmpty && ownUnits.isEmpty { continue }
            text += (text.isEmpty ? "" : "\n") + family + "\n"
            for activation in own { text += "  \(pad(activation.name))  \(oneLine(activation.formula))\n" }
            for unit in ownUnits { text += "  \(pad(unit.name))  \(oneLine(unit.formula))\n" }
        }
        let count = activations.count + units.count
        return text + "\n\(count) in all; soma activations NAME shows one, --json all numbers\n"
    }

    private static func oneLine(_ formula: String) -> String {
        formula.split(separator: "\n").joined(separator: "; ")
    }

    static func card(_ activation: Activation, _ parameters: [Double]) -> String {
        var lines = [activation.name + "   " + activation.family]
        if !activation.aliases.isEmpty { lines += wrapped("also " + activation.aliases.joined(separator: ", ")) }
        lines += [""] + activation.formula.split(separator: "\n").map { "f(x) = " + $0 }
        for (parameter, value) in zip(activation.parameters, parameters) {
            let range = "\(number(parameter.range.lowerBound)) to \(number(parameter.range.upperBound))"
            let changed = value == parameter.default ? "" : ", usually \(number(parameter.default))"
            lines.append(
                "  \(parameter.name) = \(number(value))\(changed), \(range)"
                    + (parameter.isLearned ? ", learned" : ", fixed unless learned: true"))
        }
        lines += [""] + curve(activation, parameters) + [""]
        lines += facts(activation, parameters)
        lines += [""] + wrapped(activation.source.description)
        if !activation.remark.isEmpty { lines += wrapped(activation.remark) }
        if activation.hasOwnBackwardRule {
            lines += wrapped("The slope shown is the one that training uses, not that of f.")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func curve(_ activation: Activation, _ parameters: [Double]) -> [String] {
        let points = (0...240).map { Double($0) / 30 - 4 }
        let samples = activation.samples(at: points, parameters: parameters, precision: .double)
        var plot = FunctionPlot(
            [
                FunctionPlot.Curve(
                    zip(points, samples.slopes).map { DataPoint($0, $1) }, label: "slope", pattern: .dotted),
                FunctionPlot.Curve(zip(points, samples.values).map { DataPoint($0, $1) }, label: "f"),
            ], x: Axis(range: -4...4))
        // One that grows fast must not flatten what it does near zero.
        let shown = (samples.values + samples.slopes).filter(\.isFinite)
        let (low, high) = (max(shown.min() ?? -1, -4), min(shown.max() ?? 1, 4))
        if low < high { plot.y.range = (low - (high - low) * 0.06)...(high + (high - low) * 0.06) }
        var frame = Frame(size: Size(width: 64, height: 16))
        let look = Look(theme: .dark, capabilities: Capabilities(colors: .mono, glyphs: .braille))
        plot.draw(on: &frame, look: look)
        return frame.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func facts(_ activation: Activation, _ parameters: [Double]) -> [String] {
        let facts = activation.facts(parameters: parameters)
        var properties: [String] = []
        if facts.isMonotone { properties.append("monotone") }
        if facts.isEven { properties.append("even") }
        if facts.isOdd { properties.append("odd") }
        if facts.isNonNegative { properties.append("never negative") }
        if facts.isBounded { properties.append("bounded") }
        if facts.passesOrigin { properties.append("0 at 0") }
        let points = VarianceMap(activation, parameters: parameters).fixedPoints
        let map =
            points.isEmpty
            ? "every variance stays as it is"
            : points.map {
                "\(number($0.variance)) (\($0.isStable ? "draws in" : "drives away"), slope \(number($0.slope)))"
            }
            .joined(separator: ", ")
        return [
            "for x ~ N(0, 1):  mean \(number(facts.mean))  second moment \(number(facts.secondMoment))"
                + "  slope energy \(number(facts.slopeEnergy))",
            "steepest slope:   \(facts.lipschitz.map(number) ?? "without bound, or f jumps")",
            "properties:       \(properties.isEmpty ? "none of monotone, even, odd, bounded" : properties.joined(separator: ", "))",
            "weights:          variance \(number(facts.gain * facts.gain))/fan in keeps the signal, "
                + "\(number(facts.slopeGain * facts.slopeGain))/fan out the gradient",
            "fixed variances:  \(map)",
        ]
    }

    static func card(_ unit: NeuronUnit) -> String {
        var lines = PaletteText.card(unit.card, kind: "unit")
        lines += ["", "A layer of its own in a preset:  - {unit: \(unit.name)}"]
        return lines.joined(separator: "\n") + "\n"
    }

    static func samples(_ points: [Double], _ samples: Activation.Samples, _ precision: Experiment.Precision) -> String
    {
        func shown(_ value: Double) -> String { precision == .single ? "\(Float(value))" : "\(value)" }
        return table(
            ["x", "f", "slope"],
            zip(points, zip(samples.values, samples.slopes)).map { x, y in
                ["\(x)", shown(y.0), shown(y.1)]
            })
    }

    static func samples(_ points: [Double], _ samples: NeuronUnit.Samples) -> String {
        let inputs = "x = " + points.map(number).joined(separator: ", ")
        let rows = samples.values.indices.map { i in
            [number(samples.values[i]), samples.jacobian[i].map(number).joined(separator: "  ")]
        }
        return inputs + "\n" + table(["y", "its slopes in each x"], rows)
    }

    private static func table(_ heads: [String], _ rows: [[String]]) -> String {
        let widths = heads.indices.map { column in ([heads] + rows).map { $0[column].count }.max() ?? 0 }
        return ([heads] + rows).map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }.map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n") + "\n"
    }

    private static func wrapped(_ text: String) -> [String] { text.wrapped(to: width) }

    private static func number(_ value: Double) -> String {
        value.isFinite ? NumberText.significant(value, digits: 4) : value.isNaN ? "not a number" : "infinite"
    }
}
