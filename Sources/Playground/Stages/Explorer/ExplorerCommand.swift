/// What a person can ask for in the explorer of activations.
public enum ExplorerCommand: Hashable, Sendable {
    case nextPage, previousPage
    case page(ExplorerPage)
    case pageUp, pageDown
    /// One more function; the chosen one away; its parameters back to their defaults.
    case add, remove, defaults
    /// Gives the network the chosen function.
    case use
    case derivatives, filter, order
}
