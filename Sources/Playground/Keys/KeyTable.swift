import Cells

/// All keys. What is not in this table does nothing, and what is in it is in the help.
public struct KeyTable: Sendable {
    /// The panels that have keys here.
    let panels: PanelTable
    public let bindings: [KeyBinding]

    /// The keys of the playground as it comes.
    public static let standard = KeyTable(.standard)

    /// The keys where there are these panels.
    public init(_ panels: PanelTable) {
        self.panels = panels
        var sets = PanelKeys.standard
        for keys in panels.entries.flatMap(\.keys) where !sets.contains(where: { $0.name == keys.name }) {
            sets.append(keys)
        }
        bindings =
            Self.training + Self.network + Self.panels(panels) + Self.charts + Self.files + Self.explorer + Self.race
            + Self.general + sets.flatMap(\.bindings) + Self.windows
    }

    private static let general = group(.general) {
        $0.place = .everywhere
        $0("? F1", .help, "help", "All keys")
        $0("ctrl-p :", .palette, "commands", "Search all commands by name", 83)
        $0("P", .preferences, "preferences", "Set colours, characters, rates and the like for all experiments")
        $0("S", .writeScreen, "write screen", "Write this screen as a text file")
        $0("esc", .close, "back", "Close what is open, the innermost first; then back to the network", 90)
        $0("q ctrl-c", .quit, "quit", "Leave", 85)
    }

    private static let windows = group(.windows) {
        $0.place = .list
        $0("up ctrl-p", .listUp, "up", "The entry above")
        $0("down ctrl-n", .listDown, "choose", "The entry below", 10)
        $0("page-up", .listPageUp, "page", "A page up")
        $0("page-down", .listPageDown, "page", "A page down")
        $0("enter", .confirm, "take", "Take the chosen entry", 20)
        $0("esc ctrl-c", .close, "close", "Close the list", 15)
        $0.place = .reading
        $0("up k", .listUp, "up", "A line up")
        $0("down j", .listDown, "scroll", "A line down", 10)
        $0("page-up", .listPageUp, "page", "A page up")
        $0("page-down space", .listPageDown, "page", "A page down", 5)
        $0("home", .listFirst, "start", "To the beginning")
        $0("end", .listLast, "end", "To the end")
        $0("esc enter q ? F1 ctrl-c", .close, "close", "Close the text", 15)
        $0.place = .typing
        $0("enter", .confirm, "done", "Take what was typed", 20)
        $0("esc ctrl-c", .close, "cancel", "Leave things as they were", 15)
        $0.place = .question
        $0("y enter", .agree, "yes", "Yes", 20)
        $0("n esc ctrl-c", .disagree, "no", "No", 15)
        $0.place = .divergence
        $0(
            "enter v", .network(.recoverNow), "back, half the rate",
            "Go on from the last good state with half the learning rate",
            20)
        $0("r", .network(.restart), "start again", "Start again from the same weights", 10)
        $0("esc", .close, "close", "Look at the screen as it is", 5)
        $0("q ctrl-c", .quit, "quit", "Leave")
        lesson(&$0)
    }
}
