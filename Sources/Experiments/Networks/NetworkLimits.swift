/// Limits that keep a network within a playground's means.
public enum NetworkLimits {
    /// Inputs of a layer.
    public static let width = 16_384
    /// Trained numbers of a network.
    public static let parameters = 20_000_000
    /// Of a training step's arena.
    public static let megabytes = 4096

    /// Refuses an arena that is too large.
    public static func checkMemory(elements: Int, bytesEach: Int) throws(NetworkError) {
        let needed = elements * bytesEach / 1_000_000
        guard needed <= megabytes else { throw .tooMuchMemory(megabytes: needed, limit: megabytes) }
    }
}
