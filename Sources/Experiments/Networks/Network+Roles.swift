import Catalogue
import Formulas

extension Network {
    /// Whether there are parameters of every role that factors on the learning rate are given for, or may come to be.
    ///
    /// - Parameter parameters: the network's and the learning rule's own.
    func check(
        roles wanted: some Collection<String>, among parameters: [LayerContext.Parameter]
    ) throws(NetworkError) {
        var roles = Set(parameters.map(\.role))
        // Surgery may put functions with parameters of their own in the place of splines.
        if layers.contains(where: { $0.unit.name == Surgery.unit }) { roles.insert(LayerContext.symbolicRole) }
        // In their order, so that the same mistake is told every time.
        for role in wanted.sorted() where !roles.contains(role) {
            let known = roles.sorted()
            throw .unknownRole(role, roles: known, nearest: nearestName(to: role, among: known))
        }
    }
}
