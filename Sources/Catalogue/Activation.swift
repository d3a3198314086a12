import ExpressionGraph

/// A scalar function applied to every element, with parameters that are fixed or learned.
public struct Activation: Listed {
    /// A number in the formula.
    public struct Parameter: Hashable, Sendable {
        /// As presets set it: "alpha".
        public let name: String
        /// Its value, or where training starts, when a preset names none.
        public let `default`: Double
        /// What a preset may set.
        public let range: ClosedRange<Double>
        /// Whether it is trained unless a preset says otherwise.
        public let isLearned: Bool

        public init(_ name: String, _ default: Double, _ range: ClosedRange<Double>, learned: Bool = false) {
            self.name = name
            self.default = `default`
            self.range = range
            isLearned = learned
        }

        fileprivate var setting: Setting {
            Setting(
                name, .number(default: `default`, range),
                isLearned ? "learned from here on, unless learned: false" : "fixed, unless learned: true")
        }
    }

    /// Its settings are the parameters.
    public let card: Card
    /// In the order in which `function` takes them.
    public let parameters: [Parameter]
    /// f(x; parameters): elementwise; each parameter is of a shape that stretches to x.
    public let function: @Sendable (_ x: Expr, _ parameters: [Expr]) -> Expr

    public init(
        _ name: String, aliases: [String] = [], family: String, formula: String, parameters: [Parameter] = [],
        source: Source, remark: String = "", function: @escaping @Sendable (Expr, [Expr]) -> Expr
    ) {
        card = Card(
            name, aliases: aliases, family: family, formula: formula, settings: parameters.map(\.setting),
            source: source, remark: remark)
        self.parameters = parameters
        self.function = function
    }

    /// The function with its parameters at their defaults.
    public func callAsFunction(_ x: Expr) -> Expr {
        function(x, parameters.map { .constant($0.default) })
    }

    /// Whether its gradient is that of another function (straight-through and surrogate rules), so that
    /// differences of its values do not give its slope.
    public var hasOwnBackwardRule: Bool {
        let x = Expr.variable("x", [1])
        return Expr.sorted([self(x)]).contains { $0.operation == .substitute }
    }
}
