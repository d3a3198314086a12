import ExpressionGraph

extension LayerContext {
    /// The role of the parameters of functions on edges.
    public static let symbolicRole = "symbolic"

    /// The setting that says which edges are functions with a name.
    static let symbolicSetting = Setting(
        "symbolic", .numbers(default: [], length: 0...65_536),
        "for each edge, unit by unit, the number of the function that it is; 0: a spline")

    /// For each edge, [U·I], the number of its function in the library, 0 for splines; `nil` where all are
    /// splines. A list of another length, as after an edit of the width, says nothing.
    func symbolicKinds(inputs: Int) -> [Int]? {
        let numbers = settings.numbers("symbolic")
        guard numbers.count == units * inputs else { return nil }
        let kinds = numbers.map { number in
            let kind = Int(exactly: number) ?? 0
            return SymbolicFunction.numbered(kind) == nil ? 0 : kind
        }
        return kinds.contains { $0 != 0 } ? kinds : nil
    }

    /// What the edges with a name give, [B, U, I]; 0 on the others:
    ///
    ///     φ_ui(x) = c_ui · f_ui(a_ui·xᵢ + b_ui) + d_ui
    ///
    /// `symbolic_a` to `symbolic_d` are trained, [U, I].
    func symbolicEdges(_ x: Expr, kinds: [Int]) -> Expr {
        let inputs = x.shape[1]
        let edges: Shape = [1, units, inputs]
        func affine(_ name: String, _ start: Double) -> Expr {
            parameter(
                "symbolic_" + name, [units, inputs], .constant(start), role: Self.symbolicRole, isDecayed: false
            ).reshaped(edges)
        }
        let (a, b, c, d) = (affine("a", 1), affine("b", 0), affine("c", 1), affine("d", 0))
        let inside = perEdge(x) * a + b
        return Set(kinds).sorted().reduce(Expr.constant(0)) { sum, kind in
            guard let function = SymbolicFunction.numbered(kind) else { return sum }
            let isMeant = Expr.table(kinds.map { $0 == kind ? 1 : 0 }, edges)
            // Elsewhere the function sees 1, where all of them and their slopes are finite.
            let value = function.graph(select(isMeant, inside, 1))
            return sum + isMeant * (c * value + d)
        }
    }
}
