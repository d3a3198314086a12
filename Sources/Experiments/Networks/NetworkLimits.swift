/// Limits that keep a network within a playground's means.
public enum NetworkLimits {
    /// Inputs of a layer.
    public static let width = 16_384
    /// Trained numbers of a network.
    public static let parameters = 20_000_000
    /// Of all arenas together: training steps, scores and pictures of every lane and seed at the same time.
    public static let megabytes = 4096

    /// Refuses an arena that is too large, alone or beside what is in use.
    ///
    /// - Parameters:
    ///   - bytes: of the arena.
    ///   - inUse: bytes of all other arenas.
    public static func checkMemory(bytes: Int, inUse: Int) throws(NetworkError) {
        let needed = bytes / 1_000_000
        guard needed <= megabytes else { throw .tooMuchMemory(megabytes: needed, limit: megabytes) }
        let used = inUse / 1_000_000
        guard needed + used <= megabytes else {
            throw .tooMuchMemoryBeside(megabytes: needed, inUse: used, limit: megabytes)
        }
    }
}
