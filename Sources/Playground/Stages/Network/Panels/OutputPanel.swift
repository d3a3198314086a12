import Cells
import Experiments
import Problems
import Training

extension PanelName {
    public static let output = PanelName("output")
}

extension PanelEntry {
    static let output = PanelEntry(
        .output, "what the whole network computes", home: .chart,
        observe: { _, size, request in
            request.parts.insert(.output)
            // A column and half a row for each value; more would not be seen.
            request.surfaceWidth = min(160, max(16, size.width))
            request.surfaceHeight = min(120, max(16, 2 * size.height))
        }
    ) { state in
        OutputPanel(picture: state.observation?.output, options: state.output, report: state.snapshot?.report)
    }
}

/// What the whole network says: a decision surface with the data on it, a fit, a confusion matrix, a picture beside
/// its target, or predictions against the truth.
public struct OutputPanel: Panel {
    public struct Options: Hashable, Sendable {
        public var showsTest: Bool
        /// Whether a surface of two classes shows the decision alone, not how sure it is.
        public var discretizes: Bool

        public init(showsTest: Bool = true, discretizes: Bool = false) {
            self.showsTest = showsTest
            self.discretizes = discretizes
        }
    }

    public var picture: OutputPicture?
    public var options: Options
    /// How well the network does, within and beyond the training range.
    public var report: Report?

    public init(picture: OutputPicture?, options: Options = Options(), report: Report? = nil) {
        self.picture = picture
        self.options = options
        self.report = report
    }

    public var title: String { "Output" }

    public var notes: [String] {
        switch picture {
        case .surface(let picture):
            let what =
                picture.classNames.isEmpty ? "prediction" : options.discretizes ? "decision" : "decision and certainty"
            return [what] + (options.showsTest ? [] : ["test hidden"])
        case .fit: return scores + (options.showsTest ? [] : ["test hidden"])
        case .confusion: return ["test rows"]
        case .image(let picture): return ["PSNR \(NumberText.fixed(picture.psnr, decimals: 1)) dB"]
        case .agreement(let picture): return [picture.outputName, "test rows"].filter { !$0.isEmpty }
        case nil: return []
        }
    }

    /// The losses within and beyond the range of the training data, where there is something beyond it.
    private var scores: [String] {
        guard let report, let beyond = report.beyond else { return ["fit"] }
        return [
            "beyond \(NumberText.significant(beyond.loss))", "within \(NumberText.significant(report.test.loss))",
        ]
    }

    public func draw(on frame: inout Frame, context: PanelContext) {
        let look = context.look
        switch picture {
        case .surface(let picture): SurfaceView(picture, options: options).draw(on: &frame, look: look)
        case .fit(let picture): FitView(picture, options: options).draw(on: &frame, look: look)
        case .confusion(let picture): ConfusionView(picture).draw(on: &frame, look: look)
        case .image(let picture): ImageView(picture).draw(on: &frame, look: look)
        case .agreement(let picture): AgreementView(picture).draw(on: &frame, look: look)
        case nil: frame.put("no output yet", in: Rect(frame.size), style: context.theme.faintStyle)
        }
    }
}
