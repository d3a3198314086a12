import Catalogue
import Cells
import Experiments
import Problems
import Testing

@testable import Playground
@testable import Training

/// Every panel with usual data, by name.
struct PanelSample: Sendable, CustomTestStringConvertible {
    let name: String
    let panel: any Panel
    var testDescription: String { name }

    init(_ name: String, _ panel: any Panel) { (self.name, self.panel) = (name, panel) }

    static let all: [PanelSample] = losses + networks + lenses + outputs + cards

    private static let losses = [
        PanelSample(
            "loss",
            LossPanel(
                history: PanelExamples.history(), report: PanelExamples.report(step: 2990),
                goal: Experiment.Goal(.testAccuracy, 0.98))),
        PanelSample(
            "loss log",
            LossPanel(
                history: PanelExamples.history(beyond: true, gap: true), report: nil,
                goal: Experiment.Goal(.testLoss, 0.02),
                options: LossPanel.Options(logY: true, smoothing: 0.9, cursorStep: 1500))),
        PanelSample(
            "divergence",
            DivergencePanel(
                divergence: PanelExamples.divergence(),
                keys: [KeyHints.Hint("b", "back, half the rate"), KeyHints.Hint("r", "start again")])),
    ]

    private static var networks: [PanelSample] {
        let observation = PanelExamples.planeObservation(focus: ObservationRequest.Focus(layer: 0, unit: 1))
        let problem = try? PanelExamples.problem("circle")
        let unit = Selection(layer: 0, unit: 1)
        return [
            PanelSample(
                "network",
                NetworkPanel(
                    experiment: PanelExamples.planeExperiment, observation: observation, parameterCount: 51,
                    selection: unit, problem: problem)),
            PanelSample(
                "network unseen",
                NetworkPanel(
                    experiment: PanelExamples.planeExperiment, observation: nil, parameterCount: 51,
                    selection: Selection(layer: 1), problem: problem)),
            PanelSample("activations", ActivationsPanel(observation: observation, selection: Selection(layer: 1))),
            PanelSample("activations unit", ActivationsPanel(observation: observation, selection: unit)),
            PanelSample("units", UnitsPanel(observation: observation, selection: unit)),
            PanelSample("unit", UnitPanel(observation: observation.focus, layer: observation.layers[0])),
        ]
            + UnitLensExamples.all.map { name, lens in
                var focus = observation.focus
                focus?.lens = lens
                return PanelSample("unit lens \(name)", UnitPanel(observation: focus, layer: observation.layers[0]))
            }
    }

    private static let lenses = LensExamples.all.map { lens, reading in
        PanelSample("lens \(lens.name)", LensPanel(lens: lens, reading: reading))
    }

    private static let outputs = [
        PanelSample("output surface", OutputPanel(picture: .surface(PanelExamples.surface(classes: 2)))),
        PanelSample("output classes", OutputPanel(picture: .surface(PanelExamples.surface(classes: 3)))),
        PanelSample("output fit", OutputPanel(picture: .fit(PanelExamples.fit))),
        PanelSample("output digits", OutputPanel(picture: .confusion(PanelExamples.digits))),
        PanelSample("output iris", OutputPanel(picture: .confusion(PanelExamples.iris))),
        PanelSample("output image", OutputPanel(picture: .image(PanelExamples.image(channels: 1)))),
        PanelSample("output agreement", OutputPanel(picture: .agreement(PanelExamples.agreement))),
    ]

    private static var cards: [PanelSample] {
        var cards = [
            PanelSample("layer card", CardView(.dense, followedBy: .silu)),
            PanelSample("activation card", CardView(.swishBeta)),
        ]
        for name in ["circle", "iris"] {
            guard let problem = try? PanelExamples.problem(name) else { continue }
            cards.append(
                PanelSample(
                    "data \(name)",
                    DataPanel(
                        problem: problem, settings: ProblemSettings(noise: 0.1, seed: 7),
                        note: "Watch the six units of the first layer become edges.")))
        }
        return cards
    }

    /// The panel in its box, as a screen shows it, reduced to what the look can show.
    func boxed(_ size: Size, _ context: PanelContext) -> Frame {
        var frame = Frame(size: size)
        let rect = Rect(size)
        Box(title: panel.title, hints: panel.notes, isFocused: context.isFocused)
            .draw(into: &frame, rect: rect, look: context.look)
        panel.draw(into: &frame, rect: Box.interior(of: rect), context: context)
        return frame.reduced(for: context.look)
    }
}
