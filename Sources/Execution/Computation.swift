import ExpressionGraph

/// What a plan computes: some named expressions, and new values for some variables.
///
/// All expressions are evaluated with the variables' old values; assignments take effect at the end.
public struct Computation: Sendable {
    /// All variables, in the order in which they lie in memory.
    public var variables: [Variable]
    /// New values for some variables, each in its variable's shape; the others keep theirs.
    public var assignments: [(variable: Variable, value: Expr)]
    /// What can be read after a run, by name.
    public var outputs: [(name: String, value: Expr)]

    /// - Precondition (when a plan is made of it): `variables` holds every variable below the expressions, each once.
    public init(
        variables: [Variable], assignments: [(variable: Variable, value: Expr)] = [],
        outputs: [(name: String, value: Expr)] = []
    ) {
        self.variables = variables
        self.assignments = assignments
        self.outputs = outputs
    }
}
