import Catalogue
import Cells
import Experiments
import Training

extension PanelName {
    public static let lens = PanelName("lens")
}

extension PanelKeys {
    /// From lens to lens.
    static let lenses = PanelKeys("lenses") {
        $0("left h", .move(.left), "lens", "The lens before")
        $0("right l", .move(.right), "lens", "The next lens", 69)
        $0("enter", .network(.lensCourse), "course", "The lens's numbers over steps, or what it shows now", 68)
    }
}

extension PanelEntry {
    static let lens = PanelEntry(
        .lens, "a measurement of the network", home: .side, keys: [.lenses], opensHidden: true,
        observe: { state, _, request in request.lenses.insert(LensPanel.lens(of: state)) }
    ) { state in
        let lens = LensPanel.lens(of: state)
        return LensPanel(
            lens: lens, reading: state.observation?.readings[lens],
            course: state.lensCourse.isShown ? state.lensCourse.chart(of: lens) : nil)
    }
}

/// One lens on the whole network: its chart, its numbers, and what it computes. A lens is looked through only while this
/// is seen.
public struct LensPanel: Panel {
    public var lens: Lens
    /// `nil` until it was looked through.
    public var reading: LensReading?

    /// Its numbers over steps, drawn in place of the reading; `nil` where the reading is wanted.
    public var course: LensChart?

    public init(lens: Lens, reading: LensReading?, course: LensChart? = nil) {
        (self.lens, self.reading, self.course) = (lens, reading, course)
    }

    /// The lens chosen.
    static func lens(of state: State) -> Lens {
        Lens.all[min(max(0, state.row(of: .lens)), Lens.all.count - 1)]
    }

    public var title: String { course == nil ? lens.title : lens.title + " over steps" }

    public var notes: [String] {
        lens.metrics.compactMap { metric in
            reading?.numbers[metric.key].map { value in
                metric.key + " " + (metric.scale == .share ? NumberText.percent(value) : NumberText.significant(value))
            }
        }
    }

    public func draw(on frame: inout Frame, context: PanelContext) {
        let look = context.look
        guard let reading else {
            return frame.put("nothing measured yet", in: Rect(frame.size), style: look.theme.faintStyle)
        }
        // What is computed stands beneath, where there is room for a chart above.
        let formula =
            frame.size.height >= 6 ? lens.formula.wrapped(to: frame.size.width).prefix(frame.size.height / 4) : []
        let chart = Rect(x: 0, y: 0, width: frame.size.width, height: frame.size.height - formula.count)
        let shown = course.map { LensReading($0) } ?? reading
        frame.edit(chart) { ReadingView(reading: shown).draw(on: &$0, look: look) }
        for (row, line) in formula.enumerated() {
            frame.put(
                line, in: Rect(x: 0, y: chart.height + row, width: frame.size.width, height: 1),
                style: look.theme.faintStyle)
        }
    }

    public func move(_ move: Move) -> PanelAction? {
        let index = Lens.all.firstIndex { $0 == lens } ?? 0
        switch move {
        case .left: return .choose(row: (index + Lens.all.count - 1) % Lens.all.count)
        case .right: return .choose(row: (index + 1) % Lens.all.count)
        default: return nil
        }
    }

    public var wheel: (up: Move, down: Move)? { (.left, .right) }
}
