extension Theme {
    /// Muted evening colours on a painted background: the same picture in every terminal.
    public static let dusk = Theme(
        name: "dusk",
        background: .xterm(235),
        isDark: true,
        text: .xterm(223),
        faint: .xterm(246),
        accent: .xterm(179),
        title: .xterm(230),
        border: .xterm(241),
        focus: .xterm(179),
        warning: .xterm(215),
        error: .xterm(210),
        good: .xterm(150),
        selection: .xterm(60),
        shade: .xterm(237),
        classes: xterm(110, 215, 72, 182, 229, 173, 67, 252, 180, 140),
        runs: xterm(110, 173, 150, 229, 182, 72, 250, 137),
        sequential: xterm(237, 239, 242, 246, 179, 220),
        diverging: xterm(67, 60, 23, 235, 52, 94, 131)
    )
}
