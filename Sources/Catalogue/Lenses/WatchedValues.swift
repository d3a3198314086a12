/// What a lens watched, after a forward pass over the probe rows (some of the training rows).
public struct WatchedValues: Sendable {
    /// One expression's values.
    public struct Matrix: Sendable {
        /// What it is of, for captions: a layer's title.
        public let title: String
        /// [rows, columns]; the shape's first axis and all others.
        public let rows: Int
        /// The product of all axes but the first.
        public let columns: Int
        /// Row by row.
        public let values: [Double]

        public init(title: String = "", rows: Int, columns: Int, values: [Double]) {
            (self.title, self.rows, self.columns, self.values) = (title, rows, columns, values)
        }
    }

    private let matrices: [String: [Matrix]]
    /// Of each probe row; empty for quantities.
    public let classes: [Int]

    public init(_ matrices: [String: [Matrix]], classes: [Int] = []) {
        (self.matrices, self.classes) = (matrices, classes)
    }

    /// - Parameter values: of each watch, in their order.
    public init(_ watches: [Watch], _ values: [[Double]], classes: [Int]) {
        var matrices: [String: [Matrix]] = [:]
        for (watch, values) in zip(watches, values) {
            let rows = watch.value.shape.rank == 0 ? 1 : watch.value.shape[0]
            matrices[watch.name, default: []].append(
                Matrix(title: watch.title, rows: rows, columns: values.count / max(1, rows), values: values))
        }
        self.init(matrices, classes: classes)
    }

    /// What was watched by that name, in the order of the watches.
    public subscript(name: String) -> [Matrix] { matrices[name] ?? [] }
}
