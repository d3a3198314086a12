import ExpressionGraph

/// Random numbers that the file gives: one tensor [steps, …] from which every draw of a step takes the next numbers, one
/// tensor a draw, named n1, n2, ..., or wrong labels, each as the uniform number that draws it.
struct ReferenceDraws {
    /// Tables with a row for each step, by variable.
    private(set) var tables: [(variable: String, values: [Double])] = []
    private let name: String
    private let steps: Int
    private let whole: ReferenceTensor?
    private let named: [String: ReferenceTensor]
    private let labels: [Double]
    private var taken = 0

    init(
        _ entry: ReferenceEntry, _ name: String, _ batches: [ReferenceBatch], classes: Int, steps: Int
    ) throws(ReferenceError) {
        (self.name, self.steps) = (name, steps)
        whole = try? entry.field("noise", as: ReferenceTensor.self)
        named = whole == nil ? try entry.field("noise") ?? [:] : [:]
        for (field, tensor) in named.merging(
            whole.map { ["noise": $0] } ?? [:], uniquingKeysWith: { first, _ in first })
        {
            guard try tensor.checked(field, name).dimensions.first == steps else {
                throw .badConfiguration("noise", case: name, expected: "with a row for each of \(steps) steps")
            }
        }
        labels = (0..<steps).flatMap { batches[$0 % batches.count].draws(classes: classes) }
    }

    /// The numbers of the next draw.
    mutating func next(_ distribution: Operation.Distribution, _ shape: Shape, _ step: Expr) throws(ReferenceError)
        -> Expr
    {
        let row = step.reshaped([1])
        if distribution == .uniform {
            guard labels.count == steps * shape.count else { throw .missing("negative_labels", case: name) }
            if tables.isEmpty { tables.append(("labels drawn", labels)) }
            return Expr.variable("labels drawn", [steps, shape.count]).gathered(row).reshaped(shape)
        }
        if let whole {
            let width = whole.data.count / steps
            guard taken + shape.count <= width else { throw .missing("noise", case: name) }
            defer { taken += shape.count }
            if tables.isEmpty { tables.append(("noise", whole.data)) }
            return Expr.variable("noise", [steps, width]).gathered(row)
                .slice(axis: 1, taken..<taken + shape.count).reshaped(shape)
        }
        taken += 1
        guard let tensor = named["n\(taken)"], tensor.data.count == steps * shape.count else {
            throw .missing("noise.n\(taken)", case: name)
        }
        tables.append(("noise \(taken)", tensor.data))
        return Expr.variable("noise \(taken)", [steps, shape.count]).gathered(row).reshaped(shape)
    }
}
