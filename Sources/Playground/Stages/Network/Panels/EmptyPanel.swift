import Cells

/// What stands in for a panel whose data are still on their way.
struct EmptyPanel: Panel {
    var title: String

    func draw(on frame: inout Frame, context: PanelContext) {
        frame.put("loading…", in: Rect(frame.size), style: context.theme.faintStyle)
    }
}
