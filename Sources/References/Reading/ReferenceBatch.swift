import ExpressionGraph

/// Rows of a step.
struct ReferenceBatch: Decodable {
    let x, target: ReferenceTensor?
    let labels: [Int]?
    let wrongLabels: [Int]?

    enum CodingKeys: String, CodingKey {
        case x, target, labels
        case wrongLabels = "negative_labels"
    }

    /// For each row the uniform number that draws its wrong label among the classes after the true one, round and round.
    func draws(classes: Int) -> [Double] {
        zip(labels ?? [], wrongLabels ?? []).map { (label: Int, other: Int) -> Double in
            let distance = Double((other - label + classes) % classes)
            return (distance - 0.5) / Double(classes - 1)
        }
    }

    /// Targets of the output's shape, row-major; labels as one-hot rows.
    func targets(_ shape: Shape, _ name: String) throws(ReferenceError) -> [Double] {
        if let target {
            let found = try target.checked("target", name, rank: 2)
            guard found == shape else { throw .shape("target", case: name, found: found, expected: shape) }
            return target.data
        }
        guard let labels, labels.count == shape[0], labels.allSatisfy({ 0..<shape[1] ~= $0 }) else {
            throw .badConfiguration(
                "labels", case: name, expected: "\(shape[0]) whole numbers from 0 to \(shape[1] - 1)")
        }
        return labels.flatMap { label in (0..<shape[1]).map { $0 == label ? 1 : 0 } }
    }
}
