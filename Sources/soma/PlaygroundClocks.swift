import Dispatch

/// The time since some moment in the past, in milliseconds.
enum MonotonicTime {
    static var milliseconds: Int { Int(DispatchTime.now().uptimeNanoseconds / 1_000_000) }
}

/// When to draw: only what changed, no more often than a rate, and what a key did one frame early.
struct FrameClock {
    private var interval: Int
    /// When the next frame may be drawn.
    private var next = 0
    private var isDirty = true
    private var isHurried = false

    init(perSecond: Int) { interval = 1000 / max(1, perSecond) }

    mutating func set(perSecond: Int) { interval = 1000 / max(1, perSecond) }

    /// Something changed.
    mutating func mark() { isDirty = true }

    /// A person waits for it: the frame borrows its time from the one after.
    mutating func hurry() { isHurried = true }

    func isDue(_ now: Int) -> Bool { isDirty && now >= earliest }

    /// Milliseconds until a frame is due; `nil` where nothing changed.
    func wait(_ now: Int) -> Int? { isDirty ? max(0, earliest - now) : nil }

    private var earliest: Int { isHurried ? next - interval : next }

    mutating func drawn(_ now: Int) {
        next = max(next, now) + interval
        (isDirty, isHurried) = (false, false)
    }
}

/// When to look: one observation at a time, with a pause between two beginnings.
struct ObservationClock {
    private var interval: Int
    private var last: Int?
    private var isLooking = false

    init(perSecond: Int) { interval = 1000 / max(1, perSecond) }

    mutating func set(perSecond: Int) { interval = 1000 / max(1, perSecond) }

    /// Whether an observation may begin now; if so, it has begun.
    mutating func mayBegin(_ now: Int) -> Bool {
        guard wait(now) == 0 else { return false }
        (last, isLooking) = (now, true)
        return true
    }

    /// Milliseconds until one may begin. While one is being made its end is told; where that takes suspiciously long,
    /// another may begin all the same, for one that could not be made ends without a word.
    func wait(_ now: Int) -> Int {
        guard let last else { return 0 }
        let left = max(0, last + interval - now)
        return isLooking ? max(left, last + 1000 - now) : left
    }

    mutating func finished() { isLooking = false }
}
