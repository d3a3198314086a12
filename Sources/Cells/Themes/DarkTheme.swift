extension Theme {
    /// The default: bright marks on the terminal's own dark background.
    public static let dark = Theme(
        name: "dark",
        isDark: true,
        text: .xterm(252),
        faint: .xterm(244),
        accent: .xterm(117),
        title: .xterm(255),
        border: .xterm(240),
        focus: .xterm(117),
        warning: .xterm(220),
        error: .xterm(203),
        good: .xterm(78),
        selection: .xterm(24),
        shade: .xterm(235),
        classes: xterm(74, 214, 36, 175, 227, 166, 32, 252, 137, 97),
        runs: xterm(32, 166, 74, 227, 175, 36, 250, 137),
        sequential: xterm(235, 238, 242, 246, 179, 220),
        // On a dark screen the neutral middle is the dark one. The ends stay darker than the class colours,
        // so that data points are read on them.
        diverging: xterm(26, 25, 24, 18, 234, 52, 88, 130, 166)
    )
}
