import Catalogue
import ExpressionGraph

extension ReferenceKind {
    static let losses = ReferenceKind("losses") { builder, entry, _ throws(ReferenceError) in
        try builder.addLoss(entry)
    }
}

extension ReferenceCase.Builder {
    /// A loss: its mean over the batch and the gradient with respect to the predictions.
    fileprivate mutating func addLoss(_ entry: ReferenceEntry) throws(ReferenceError) {
        let losses: [(prefix: String, loss: Loss)] = [
            ("mse", .meanSquaredError), ("softmax_cross_entropy", .softmaxCrossEntropy),
            ("bce", .binaryCrossEntropy),
        ]
        guard let loss = losses.first(where: { name.hasPrefix($0.prefix) })?.loss else {
            throw .badConfiguration(
                "name", case: name,
                expected: "one that begins with " + losses.map(\.prefix).joined(separator: ", "))
        }
        let prediction = try variable("pred", try entry.field("pred"), rank: 2)
        let target: Expr
        if let labels = try entry.field("labels", as: [Int].self) {
            let classes = prediction.shape[1]
            guard labels.count == prediction.shape[0], labels.allSatisfy({ 0..<classes ~= $0 }) else {
                throw .badConfiguration(
                    "labels", case: name,
                    expected: "\(prediction.shape[0]) whole numbers from 0 to \(classes - 1)")
            }
            target = .table(
                labels.flatMap { label in (0..<classes).map { $0 == label ? 1 : 0 } }, prediction.shape)
        } else {
            target = try variable("target", try entry.field("target"), rank: 2)
            guard target.shape == prediction.shape else {
                throw .shape("target", case: name, found: target.shape, expected: prediction.shape)
            }
        }
        let mean = loss.mean(prediction, target, SettingValues(loss.settings))
        expect("loss", mean, try required(entry.field("loss"), "loss"))
        try expect(
            "gradient of the prediction", gradient(of: mean, withRespectTo: [prediction])[0], entry.field("grad_pred"),
            "grad_pred")
    }
}
