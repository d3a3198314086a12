import Execution
import Experiments

/// What a plan needs of memory, asked for before it is spent.
enum PlanMemory {
    /// Beside an arena: packing, lists of instructions, tables of data, threads.
    private static let slack = 96_000_000
    /// Copies of the state that are made on the way: at the start, the last good one, one to be shown.
    private static let copies = 4

    /// Refuses a plan that needs more than is allowed, alone or together with all that is in use, or more than the system
    /// gives.
    ///
    /// - Parameter state: elements of the run's state; copies of it lie outside the arena.
    static func check<T: Element>(_ plan: Plan, as type: T.Type, state: Int) throws(NetworkError) {
        let size = MemoryLayout<T>.stride
        try NetworkLimits.checkMemory(
            bytes: plan.count * size, inUse: ArenaMemory.inUse)
        let needed = plan.count * size + Self.copies * state * size + slack
        guard ArenaMemory.isGranted(needed) else { throw .memoryRefused(megabytes: needed / 1_000_000) }
    }
}
