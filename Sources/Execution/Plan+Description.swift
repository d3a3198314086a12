import Kernels

extension Plan: CustomStringConvertible {
    /// The plan as text: what is fused into which loop, what is cut into tiles, what shares memory.
    ///
    /// It depends neither on the processor nor on the precision: block lengths and packing are the machine's affair.
    /// Working memory has names in order of first mention, so that one variable more does not change every line; which
    /// tensors share a place is seen. `t3+32` begins 32 elements behind `t3`. Of kernels cut into tiles the first tile
    /// is shown.
    ///
    /// Complexity: of the instructions' number times the logarithm of the number of places.
    public var description: String {
        var text = PlanText(self)
        return text.lines().map { $0 + "\n" }.joined()
    }
}

/// Writes a plan line by line.
private struct PlanText {
    private let plan: Plan
    private var places: PlaceNames

    init(_ plan: Plan) {
        self.plan = plan
        places = PlaceNames(plan)
    }

    mutating func lines() -> [String] {
        let tables = plan.tables.reduce(0) { $0 + Span.padded($1.span.count) }
        let work = plan.count - plan.variableBlock.count - tables
        var result = [
            "\(plan.instructions.count) instructions, \(plan.operations) operations",
            "\(plan.count) elements: \(plan.variableBlock.count) of variables, \(tables) of tables, \(work) of work",
        ]
        var index = 0
        while index < plan.instructions.count {
            let tiles = tiles(from: index)
            if tiles.count > 1 { result.append("\(tiles.count) tiles, the first:") }
            for instruction in plan.instructions[tiles.first] {
                result += lines(of: instruction).map { tiles.count > 1 ? "  " + $0 : $0 }
            }
            index = tiles.end
        }
        result += plan.outputs.sorted { $0.key < $1.key }.map { "output \($0.key) = \(places.name($0.value))" }
        return result
    }

    /// The tiles that begin with an instruction: one, of this instruction alone, where nothing is cut.
    private func tiles(from start: Int) -> (count: Int, first: Range<Int>, end: Int) {
        let kernels = plan.kernels
        // In the first tile every instruction is the first of its kernel; a later tile goes back to the beginning.
        var first = start + 1
        while first < kernels.count, kernels[first] == first { first += 1 }
        guard first < kernels.count, kernels[first] >= start else { return (1, start..<first, first) }
        let begin = kernels[first]
        guard begin == start else { return (1, start..<begin, begin) }
        var (end, count) = (first, 1)
        while end < kernels.count, kernels[end] < first {
            if kernels[end] == start, kernels[end - 1] != start { count += 1 }
            end += 1
        }
        return (count, start..<first, end)
    }

    private mutating func lines(of instruction: Instruction) -> [String] {
        switch instruction {
        case .product(let p):
            let (a, b) = (places.name(p.a) + (p.transposeA ? "ᵀ" : ""), places.name(p.b) + (p.transposeB ? "ᵀ" : ""))
            return ["product \(p.m)×\(p.n)×\(p.k): \(places.name(p.c)) \(p.accumulates ? "+=" : "=") \(a) · \(b)"]
        case .elementwise(let loop): return lines(of: loop)
        case .reduction(let r):
            return ["\(r.kind) \(r.outer)×\(r.reduced)×\(r.inner): \(places.name(r.target)) = \(places.name(r.source))"]
        case .addition(let a): return ["add \(a.target.count): \(places.name(a.target)) += \(places.name(a.source))"]
        case .copy(let c):
            let cleared = c.clearsTarget ? ["clear \(c.target.count): \(places.name(c.target))"] : []
            guard !c.dimensions.contains(0) else { return cleared }
            let (target, source) = (places.name(c.target, c.targetStrides), places.name(c.source, c.sourceStrides))
            return cleared + ["copy \(Self.extents(c.dimensions)): \(target) = \(source)"]
        case .gather(let g): return ["gather \(words(of: g))"]
        case .scatterAdd(let g): return ["scatterAdd \(words(of: g))"]
        case .random(let r):
            return [
                "\(r.isNormal ? "normal" : "uniform") \(r.target.count): \(places.name(r.target)) = stream \(r.stream)"
            ]
        case .splines(let s):
            let weights =
                s.weights.map { " weights " + places.name($0) + (s.sharesWeights ? " of all rows" : "") } ?? ""
            return [
                "splines \(s.rows)×\(s.inputs)×\(s.terms) order \(s.order) derivative \(s.derivative): "
                    + "\(places.name(s.target)) = \(places.name(s.points)) knots \(places.name(s.knots))\(weights)"
            ]
        }
    }

    private mutating func words(of g: Instruction.Gather) -> String {
        "\(g.indices.count) rows of \(g.row): \(places.name(g.target)) = \(places.name(g.table)) at \(places.name(g.indices))"
    }

    /// One line a step: `%2 = add %0, t4 -> t5`.
    private mutating func lines(of loop: ElementwiseLoop) -> [String] {
        let operands = loop.operands.map { operand in
            switch operand {
            case .constant(let value): "\(value)"
            case .scalar(let span): places.name(span) + "[0]"
            case .full(let span): places.name(span)
            case .pattern(let span, let dimensions, let strides):
                "\(places.name(span, strides)) as \(Self.extents(dimensions))"
            }
        }
        var result = ["\(loop.isMomentUpdate ? "moment update" : "loop") \(loop.count)"]
        for (index, step) in loop.steps.enumerated() {
            let arguments = step.arguments.map { argument in
                switch argument {
                case .operand(let operand): operands[operand]
                case .step(let earlier): "%\(earlier)"
                }
            }
            let kept = loop.results.filter { $0.step == index }.map { " -> " + places.name($0.target) }
            let sums = loop.sums.filter { $0.step == index }.map { " -> sum " + places.name($0.target) }
            result.append(
                "  %\(index) = \(step.function) \(arguments.joined(separator: ", "))" + (kept + sums).joined())
        }
        return result
    }

    private static func extents(_ dimensions: [Int]) -> String {
        dimensions.isEmpty ? "1" : dimensions.map(String.init).joined(separator: "×")
    }
}

/// Names for the places of an arena.
private struct PlaceNames {
    private struct Place {
        let span: Span
        let name: String
        let isVariable: Bool
    }

    /// In order of offset; working memory is added as it is mentioned.
    private var places: [Place]
    private var workingCount = 0

    init(_ plan: Plan) {
        let variables = plan.variables.map { Place(span: $0.value, name: $0.key, isVariable: true) }
        let tables = plan.tables.enumerated().map { index, table in
            let name = table.values.count == 1 ? "(\(table.values[0]))" : "table\(index)"
            return Place(span: table.span, name: name, isVariable: false)
        }
        places = (variables + tables).sorted { $0.span.offset < $1.span.offset }
    }

    mutating func name(_ span: Span, _ strides: [Int]) -> String {
        let name = name(span)
        return strides.isEmpty || strides == [1]
            ? name : "\(name) by \(strides.map(String.init).joined(separator: ","))"
    }

    mutating func name(_ span: Span) -> String {
        let next = position(behind: span.offset)
        if next > 0 {
            let place = places[next - 1]
            let shift = span.offset - place.span.offset
            if shift < Span.padded(max(1, place.span.count)) {
                // One loop may update several variables.
                let last = places[position(behind: span.offset + max(1, span.count) - 1) - 1]
                let rest = place.isVariable && last.name != place.name ? "…" + last.name : ""
                return place.name + (shift > 0 ? "+\(shift)" : "") + rest
            }
        }
        workingCount += 1
        let name = "t\(workingCount)"
        places.insert(Place(span: span, name: name, isVariable: false), at: next)
        return name
    }

    /// The first place that begins behind an offset.
    private func position(behind offset: Int) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].span.offset <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
