import ExpressionGraph

extension UnitLens {
    /// Points of a curve.
    private static var points: Int { 97 }
    /// Numbers of all curves of a layer together, at most.
    private static var limit: Int { 2_000_000 }

    /// A function on every edge from an input to a unit; they are summed.
    ///
    /// - Parameters:
    ///   - parts: what sums to an edge's value, by name, each [B, U, I].
    ///   - knots: for each input the points between which it is at home, in order, [I, N]; `nil` where there are none.
    ///   - functions: the names of functions that edges have become, [U · I]; "" for the others.
    public static func edges(
        _ parts: [LayerContext.Named], knots: Expr? = nil, functions: [String] = []
    ) -> UnitLens {
        let names = parts.map(\.name)
        let watches =
            parts.map { Watch("part", title: $0.name, $0.expression) } + (knots.map { [Watch("knots", $0)] } ?? [])
        let flow = parts.dropFirst().reduce(parts[0].expression) { $0 + $1.expression }
        return UnitLens("functions on edges", watches, flow: flow) { scene in
            let count = scene.inputs * scene.units
            guard count * points <= limit, let columns = columns(scene, hasKnots: knots != nil) else { return nil }
            let x = (0..<points).flatMap { point in
                columns.map { $0.range.at(Double(point) / Double(points - 1)) }
            }
            guard let seen = scene.values(at: x) else { return nil }
            let values = seen["part"], scores = scene.edgeScores
            let edges = (0..<count).map { edge in
                EdgeFunctions.Function(
                    name: "\(scene.inputNames[edge % scene.inputs])→\(edge / scene.inputs + 1)",
                    parts: values.map { $0.values(ofColumn: edge) },
                    known: functions.count == count ? functions[edge] : "",
                    score: scores.count == count ? scores[edge] : nil)
            }
            return EdgeFunctions(
                columns: columns, functions: edges, partNames: names, chosen: (scene.unit, scene.input), noun: "edges",
                sumName: "edge"
            ).reading
        }
    }

    /// Over the data of each input and its grid, with some air.
    private static func columns(_ scene: any LayerScene, hasKnots: Bool) -> [EdgeFunctions.Column]? {
        var homes = [ClosedRange<Double>?](repeating: nil, count: scene.inputs)
        if hasKnots {
            let rows = [Double](repeating: 0, count: points * scene.inputs)
            guard let knots = scene.values(at: rows)?["knots"].first else { return nil }
            for input in homes.indices {
                let own = knots.values[input * knots.columns..<(input + 1) * knots.columns].filter(\.isFinite)
                if let low = own.min(), let high = own.max(), low < high { homes[input] = low...high }
            }
        }
        return (0..<scene.inputs).map { input in
            let values = scene.column(input)
            let ends = homes[input].map { [$0.lowerBound, $0.upperBound] } ?? []
            return EdgeFunctions.Column(
                name: scene.inputNames[input], range: ClosedRange.covering(values + ends).widened(0.02),
                home: homes[input], values: values)
        }
    }

    /// A learned function of each unit's own sum.
    ///
    /// - Parameters:
    ///   - argument: what goes into the functions, [B, U].
    ///   - points: where they are drawn, rising.
    ///   - parts: what sums to a function, by name, at these points: [N, U].
    ///   - home: between these the functions are at home.
    public static func curves(
        of argument: Expr, at points: [Double], _ parts: [LayerContext.Named], home: ClosedRange<Double>
    ) -> UnitLens {
        let names = parts.map(\.name)
        return UnitLens(
            "learned activations",
            [Watch("argument", argument)] + parts.map { Watch("part", title: $0.name, $0.expression) }
        ) { scene in
            guard let seen = scene.values(at: scene.arrivals), let argument = seen["argument"].first,
                let low = points.first, let high = points.last, low < high
            else { return nil }
            let columns = (0..<scene.units).map { unit in
                EdgeFunctions.Column(
                    name: "z\(unit + 1)", range: low...high, home: home, values: argument.values(ofColumn: unit))
            }
            let curves = columns.indices.map { unit in
                EdgeFunctions.Function(
                    name: columns[unit].name, parts: seen["part"].map { $0.values(ofColumn: unit) })
            }
            return EdgeFunctions(
                columns: columns, functions: curves, partNames: names, chosen: (0, scene.unit), noun: "curves",
                sumName: "sum"
            ).reading
        }
    }
}
