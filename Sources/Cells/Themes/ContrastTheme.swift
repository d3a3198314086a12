extension Theme {
    /// The strongest differences: white on painted black, and few hues far apart.
    public static let contrast = Theme(
        name: "contrast",
        background: .xterm(16),
        isDark: true,
        text: .xterm(231),
        faint: .xterm(250),
        accent: .xterm(51),
        title: .xterm(231),
        border: .xterm(250),
        focus: .xterm(226),
        warning: .xterm(226),
        error: .xterm(209),
        good: .xterm(120),
        selection: .xterm(19),
        shade: .xterm(236),
        classes: xterm(81, 214, 48, 213, 229, 202, 33, 255, 180, 141),
        runs: xterm(81, 208, 229, 141, 48, 213, 255, 180),
        sequential: xterm(16, 236, 240, 244, 178, 221, 229, 231),
        diverging: xterm(33, 26, 19, 17, 16, 52, 88, 130, 202)
    )
}
