import Catalogue
import ExpressionGraph
import Foundation
import TestSupport
import Testing

extension Loss: CustomTestStringConvertible {
    public var testDescription: String { name }
}

struct LossTests {
    private struct File: Decodable { let cases: [Case] }
    private struct Case: Decodable {
        let name: String
        let pred: Tensor
        let target: Tensor?
        let labels: [Int]?
        let loss: Double
        let grad_pred: Tensor
    }

    @Test(
        "Means and gradients are PyTorch's",
        arguments: [
            ("mse_mean", "mse"), ("softmax_cross_entropy_mean", "cross-entropy"),
            ("bce_with_logits_mean", "binary-cross-entropy"),
        ])
    func reference(_ name: String, _ ours: String) throws {
        let file = try Repository.reference("losses", as: File.self)
        let reference = try #require(file.cases.first { $0.name == name })
        let loss = try #require(Palette.loss(named: ours))
        let shape = Shape(reference.pred.shape)
        let target = try reference.target?.data ?? oneHot(#require(reference.labels), shape[1])
        let prediction = Expr.variable("prediction", shape)
        let mean = loss.mean(prediction, .table(target, shape), SettingValues(loss.settings))
        let slope = gradient(of: mean, withRespectTo: [prediction])[0]
        let results = Interpreter(variables: ["prediction": reference.pred.data]).values([mean, slope])
        #expect(agree(results[0][0], reference.loss, 1e-12, floor: 0))
        #expect(disagreement(results[1], reference.grad_pred.data, 1e-11, floor: 1e-14) == nil)
    }

    @Test(
        "Every loss gives one number a sample, with the gradient of differences", arguments: Palette.losses)
    func examination(_ loss: Loss) {
        let shape: Shape = [5, 3]
        var generator = SplitMix(seed: 4)
        let points = generator.uniforms(15, -2, 2)
        let labels = points.indices.map {
            loss.labels == .plusMinusOne ? ($0 % 2 == 0 ? 1.0 : -1) : ($0 % 3 == 0 ? 1.0 : 0)
        }
        let prediction = Expr.variable("p", shape)
        let each = loss.perSample(prediction, .table(labels, shape), SettingValues(loss.settings))
        #expect(each.shape == [5, 1])
        let slope = gradient(of: each.mean, withRespectTo: [prediction])[0]
        let exact = Interpreter(variables: ["p": points]).value(slope)
        for i in points.indices {
            func shifted(_ h: Double) -> Double {
                var moved = points
                moved[i] += h
                return Interpreter(variables: ["p": moved]).value(each.mean)[0]
            }
            #expect(
                agree(exact[i], (shifted(1e-5) - shifted(-1e-5)) / 2e-5, 1e-6, floor: 1e-9), "element \(i)")
        }
        #expect(loss.display(prediction).shape == shape)
        #expect(!loss.formula.isEmpty && !loss.source.title.isEmpty && !loss.tasks.isEmpty)
    }

    @Test(
        "A perfect prediction costs nothing",
        arguments: ["mse", "mae", "huber", "half-squared-error", "hinge"])
    func perfect(_ name: String) throws {
        let loss = try #require(Palette.loss(named: name))
        let labels = Expr.table([1, -1, -1, 1], [4, 1])
        #expect(
            Interpreter(variables: [:]).value(loss.mean(labels, labels, SettingValues(loss.settings))) == [0])
    }

    @Test("Cross-entropies stay finite at extreme logits, in single precision too", arguments: [1e3, 1e4])
    func extreme(_ size: Double) {
        for loss in [Loss.binaryCrossEntropy, .softmaxCrossEntropy] {
            let shape: Shape = [2, 2]
            let logits = Expr.variable("z", shape)
            let mean = loss.mean(logits, .table([1, 0, 0, 1], shape), SettingValues(loss.settings))
            let roots = [mean, gradient(of: mean, withRespectTo: [logits])[0], loss.display(logits)]
            let interpreter = Interpreter(variables: ["z": [-size, size, -size, size]], precision: .single)
            for values in interpreter.values(roots) {
                #expect(values.allSatisfy { $0.isFinite }, "\(loss.name) \(values)")
            }
        }
    }

    @Test("Huber is the square below δ and the line above")
    func huber() {
        let loss = Loss.huber
        let settings = SettingValues(loss.settings, chosen: ["delta": .number(2)])
        let values = loss.perSample(.table([0.5, -3], [2, 1]), .table([0, 0], [2, 1]), settings)
        #expect(Interpreter(variables: [:]).value(values) == [0.125, 2 * (3 - 1)])
    }

    @Test("Probabilities of a softmax add up to 1, a logit of 0 is even odds")
    func display() {
        let logits = Expr.table([1, 2, 3, -4, 5, 6], [2, 3])
        let sums = Interpreter(variables: [:]).value(Loss.softmaxCrossEntropy.display(logits).sum([1]))
        #expect(disagreement(sums, [1, 1], 1e-15, floor: 0) == nil)
        #expect(
            Interpreter(variables: [:]).value(Loss.binaryCrossEntropy.display(.table([0], [1, 1]))) == [0.5])
    }

    private func oneHot(_ labels: [Int], _ classes: Int) -> [Double] {
        labels.flatMap { label in (0..<classes).map { $0 == label ? 1.0 : 0 } }
    }
}
