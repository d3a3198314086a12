extension KeyTable {
    static let explorer = group(.explorer) {
        $0.place = .stage(.explorer)
        $0("space", .toggleRun, "run/pause", "Start training of the network, or pause it", 40)
        $0("down j", .down, "function", "The next function", 70)
    }
}
