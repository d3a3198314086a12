extension Theme {
    /// Dark marks on the terminal's own light background.
    public static let light = Theme(
        name: "light",
        isDark: false,
        text: .xterm(235),
        faint: .xterm(243),
        accent: .xterm(25),
        title: .xterm(16),
        border: .xterm(248),
        focus: .xterm(25),
        warning: .xterm(130),
        error: .xterm(124),
        good: .xterm(28),
        selection: .xterm(153),
        shade: .xterm(254),
        classes: xterm(25, 166, 29, 126, 94, 88, 31, 240, 136, 55),
        runs: xterm(25, 166, 30, 126, 94, 55, 240, 136),
        sequential: xterm(255, 189, 153, 110, 68, 61, 25, 18),
        diverging: xterm(24, 32, 74, 153, 255, 223, 172, 130, 88)
    )
}
