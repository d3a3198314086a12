import ExpressionGraph

/// A scalar function applied to every element, with parameters that are fixed or learned.
public struct Activation: Sendable {
    /// A number in the formula.
    public struct Parameter: Hashable, Sendable {
        public let name: String
        public let `default`: Double
        public let range: ClosedRange<Double>
        /// Whether it is trained unless a preset says otherwise.
        public let isLearned: Bool

        public init(_ name: String, _ default: Double, _ range: ClosedRange<Double>, learned: Bool = false) {
            self.name = name
            self.default = `default`
            self.range = range
            isLearned = learned
        }
    }

    public let name: String
    public let aliases: [String]
    /// The group it is listed under.
    public let family: String
    /// As shown to people.
    public let formula: String
    public let parameters: [Parameter]
    public let source: Source
    public let remark: String
    /// f(x; parameters): elementwise; each parameter is of a shape that stretches to x.
    public let function: @Sendable (_ x: Expr, _ parameters: [Expr]) -> Expr

    public init(
        _ name: String, aliases: [String] = [], family: String, formula: String, parameters: [Parameter] = [],
        source: Source, remark: String = "", function: @escaping @Sendable (Expr, [Expr]) -> Expr
    ) {
        self.name = name
        self.aliases = aliases
        self.family = family
        self.formula = formula
        self.parameters = parameters
        self.source = source
        self.remark = remark
        self.function = function
    }

    /// The function with its parameters at their defaults.
    public func callAsFunction(_ x: Expr) -> Expr {
        function(x, parameters.map { .constant($0.default) })
    }
}
