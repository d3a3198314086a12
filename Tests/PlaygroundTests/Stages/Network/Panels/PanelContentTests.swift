import Catalogue
import Cells
import Experiments
import Foundation
import Problems
import Testing

@testable import Playground
@testable import Training

@Suite("What panels say")
struct PanelContentTests {
    private func text(
        _ panel: any Panel, _ width: Int = 38, _ height: Int = 9, _ context: PanelContext = PanelContext()
    ) -> String {
        var frame = Frame(size: Size(width: width, height: height))
        panel.draw(on: &frame, context: context)
        return frame.reduced(for: context.look).text
    }

    private func loss(_ history: LossHistory, _ options: LossPanel.Options = .init(), goal: Experiment.Goal? = nil)
        -> LossPanel
    {
        LossPanel(history: history, report: nil, goal: goal, options: options)
    }

    @Test("loss lines have names and patterns of their own, and the last values as measured")
    func lossLines() throws {
        let history = PanelExamples.history(beyond: true)
        let lines = LossLines(history, options: LossPanel.Options()).series(PanelContext())
        let drawn = lines.filter { !$0.isFaint }
        #expect(Set(drawn.map(\.pattern)).count == 3)
        #expect(lines.count == 6)
        let shown = text(loss(history), 70)
        for name in ["train", "test", "beyond"] { #expect(shown.contains(name)) }
        let last = try #require(history.points.last)
        #expect(shown.contains("test " + NumberText.significant(last.test)))
    }

    @Test("the legend keeps every name in a quarter of 80x24")
    func narrowLegend() {
        let shown = text(loss(PanelExamples.history(beyond: true)))
        for name in ["train", "test", "beyond"] { #expect(shown.contains(name)) }
    }

    @Test("without smoothing there are no faint lines")
    func raw() {
        for smoothing in [0, -1, .nan] {
            let options = LossPanel.Options(smoothing: smoothing)
            let lines = LossLines(PanelExamples.history(), options: options).series(PanelContext())
            #expect(lines.count == 2 && lines.allSatisfy { !$0.isFaint })
        }
    }

    @Test("values that are not numbers leave a gap with a sign at its beginning")
    func gap() {
        #expect(text(loss(PanelExamples.history(gap: true))).contains("△"))
        #expect(!text(loss(PanelExamples.history())).contains("△"))
    }

    @Test("an empty history says what to do")
    func emptyHistory() {
        #expect(text(loss(LossHistory()), 60).contains("space starts training"))
    }

    @Test("a few high values at the start do not flatten the rest of a linear chart")
    func peaks() throws {
        var history = LossHistory()
        for step in 0..<100 {
            var report = PanelExamples.report(step: step)
            report.train.loss = step < 2 ? 1e6 : 1
            report.test.loss = 1
            history.append(report)
        }
        let range = try #require(LossLines(history, options: .init()).rangeWithoutPeaks(including: [2]))
        #expect(range.upperBound < 10 && range.contains(2))
        #expect(LossLines(PanelExamples.history(), options: .init()).rangeWithoutPeaks(including: []) == nil)
    }

    @Test(
        "a goal is reached from the right side",
        arguments: [
            (Experiment.Goal(.testLoss, 0.05), true), (Experiment.Goal(.testLoss, 0.01), false),
            (Experiment.Goal(.testAccuracy, 0.97), true), (Experiment.Goal(.testAccuracy, 0.98), false),
        ])
    func goals(goal: Experiment.Goal, isReached: Bool) throws {
        let state = try #require(GoalState(goal, report: PanelExamples.report(step: 1)))
        #expect(state.isReached == isReached)
        #expect(state.text.hasSuffix("reached") == isReached)
        #expect(GoalState(Experiment.Goal(.testR2, 0.9), report: PanelExamples.report(step: 1)) == nil)
    }

    @Test("a divergence says where, what, since when, what to try and which keys, even in a small box")
    func divergence() {
        let panel = DivergencePanel(
            divergence: PanelExamples.divergence(), keys: [KeyHints.Hint("b", "back, half the rate")])
        for (width, height) in [(38, 9), (36, 8), (70, 20)] {
            let shown = text(panel, width, height)
            for part in ["step 1,312", "layer 2, Padé", "divide", "step 1,104", "1 go back", "b back"] {
                #expect(shown.contains(part), "\(width)x\(height): \(part)")
            }
        }
    }

    @Test("dead units are counted and marked without colours")
    func dead() {
        let observation = PanelExamples.planeObservation()
        let network = NetworkPanel(
            experiment: PanelExamples.planeExperiment, observation: observation, parameterCount: 51,
            selection: Selection(layer: 0))
        let plain = PanelContext(capabilities: .plain)
        #expect(network.notes.contains("1 dead"))
        #expect(text(network, 60, 16, plain).contains("x3"))
        let units = UnitsPanel(observation: observation, selection: Selection(layer: 0))
        #expect(text(units, 38, 9, plain).contains("1 dead"))
        let activations = ActivationsPanel(observation: observation, selection: Selection(layer: 1))
        #expect(text(activations, 38, 9, plain).contains("dead 25%"))
    }

    @Test("the followed unit is shown where it is the chosen one, and only there")
    func followed() {
        let observation = PanelExamples.planeObservation(focus: ObservationRequest.Focus(layer: 0, unit: 1))
        for (selection, isShown) in [(Selection(layer: 0, unit: 1), true), (Selection(layer: 0), false)] {
            let panel = ActivationsPanel(observation: observation, selection: selection)
            #expect(text(panel, 60, 24).contains("unit 2 alone") == isShown)
        }
    }

    @Test("a confusion matrix that does not fit becomes a list of mistakes, the most frequent first")
    func confusion() throws {
        let panel = OutputPanel(picture: .confusion(PanelExamples.digits))
        let small = text(panel)
        #expect(small.contains("349 of 356"))
        let first = try #require(small.range(of: "8 → 1"))
        let second = try #require(small.range(of: "3 → 5"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(text(panel, 60, 16).contains("predicted →"))
        let right = ConfusionPicture(classNames: ["a", "b"], counts: [[3, 0], [0, 4]])
        #expect(text(OutputPanel(picture: .confusion(right)), 12, 4).contains("no mistakes"))
    }

    @Test("only the decision is left when a surface discretizes")
    func discretized() {
        let context = PanelContext(capabilities: Capabilities(colors: .direct, glyphs: .halfBlocks))
        func colors(_ discretizes: Bool) -> Int {
            var picture = PanelExamples.surface(classes: 2)
            (picture.train, picture.test) = ([], [])
            let panel = OutputPanel(
                picture: .surface(picture), options: OutputPanel.Options(discretizes: discretizes))
            var frame = Frame(size: Size(width: 40, height: 20))
            panel.draw(on: &frame, context: context)
            return Set(frame.cropped(to: Rect(x: 6, y: 2, width: 30, height: 14)).cells.map(\.background)).count
        }
        #expect(colors(true) == 2)
        #expect(colors(false) > 4)
    }

    @Test("test points are hidden on request")
    func testPoints() {
        let fit = OutputPicture.fit(PanelExamples.fit)
        #expect(text(OutputPanel(picture: fit)).contains("test"))
        #expect(!text(OutputPanel(picture: fit, options: .init(showsTest: false))).contains("test"))
    }

    @Test("data are counted by class")
    func data() throws {
        let problem = try PanelExamples.problem("circle")
        let shown = text(DataPanel(problem: problem, settings: ProblemSettings(noise: 0.1, seed: 7)))
        for part in ["250 train", "250 test", "noise 0.1", "seed 7", "-6 … 6"] { #expect(shown.contains(part)) }
        let first = (0..<problem.train.rows).count { problem.train.classIndex($0) == 0 }
        #expect(shown.contains("\(first)") && shown.contains("\(problem.train.rows - first)"))
    }

    @Test("a card names formula and source")
    func cards() {
        let layer = text(CardView(.dense, followedBy: .silu))
        #expect(layer.contains("y = W·x + b") && layer.contains("Rosenblatt 1958") && layer.contains("silu"))
        let activation = text(CardView(.swishBeta))
        #expect(activation.contains("x·σ(β·x)") && activation.contains("Ramachandran"))
    }

    @Test("an activation's curve is the function and its slope")
    func curve() throws {
        let tanhEntry = try #require(Palette.activation(named: "tanh"))
        let curve = tanhEntry.curve(over: -4...4, count: 5)
        for (index, z) in [-4.0, -2, 0, 2, 4].enumerated() {
            #expect(abs(curve.z[index] - z) < 1e-12)
            #expect(abs(curve.f[index] - tanh(z)) < 1e-12)
            #expect(abs(curve.slope[index] - (1 - tanh(z) * tanh(z))) < 1e-12)
        }
    }

    @Test("counts keep their places in other bins")
    func rebinned() {
        let distribution = Distribution([0, 0, 0, 1, 2, 2], bins: 4)
        let bars = distribution.bars(over: -2...4, bins: 6)
        // Bins of the distribution begin at 0, 0.5, 1 and 1.5; the middles of the new ones are at 0.5 and 1.5.
        #expect(distribution.counts == [3, 0, 1, 2])
        #expect(bars == [0, 0, 0, 2, 0, 0])
        #expect(Distribution([]).range == -0.5...0.5)
        #expect(Distribution([5, 5]).range == 4.5...5.5)
    }

    @Test("facts go by importance and keep their order")
    func factLine() {
        var line = FactLine()
        line.add("one", Style(), importance: 1)
        line.add("two", Style(), importance: 3)
        line.add("three", Style(), importance: 2)
        func text(_ width: Int) -> String { line.fitted(to: width).spans.map(\.text).joined() }
        #expect(text(20) == "one  two  three")
        #expect(text(11) == "two  three")
        #expect(text(5) == "two")
        #expect(text(2) == "t…")
        #expect(FactLine().fitted(to: 5).spans.isEmpty)
    }
}
