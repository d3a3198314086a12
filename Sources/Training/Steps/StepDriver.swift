import Execution
import Experiments
import Synchronization

/// Takes the steps of a run on its plan.
protocol StepDriver<Number>: AnyObject {
    associatedtype Number: Element

    /// Takes steps; stops after the first loss that is not finite, and before a step that is given up because somebody asks
    /// the executor to.
    ///
    /// - Parameters:
    ///   - rows: the numbers of the rows of all steps, one step after the other; empty where a step takes all rows.
    ///   - first: steps taken before.
    ///   - losses: the loss of each step, before it was taken; as many as there are steps to take.
    /// - Returns: how many steps were taken.
    func take(_ rows: [Int32], first: Int, losses: inout [Number]) -> Int

    /// What it remembers from step to step beside the state; `nil` where that is nothing.
    var memory: (any DriverMemory)? { get set }
}

/// What a driver remembers from step to step: a part of the run's state.
protocol DriverMemory: Codable, Hashable, Sendable {
    /// The name of the driver that remembers it.
    static var driver: String { get }
    /// Begins anew: where the network has changed, what is remembered says nothing.
    mutating func forget()
}

/// A kind of driver: what its plan computes, and how it is made for a run. One file and an entry in `StepDrivers`.
protocol StepDriverKind: Sendable {
    /// What rules and optimizers call it.
    static var name: String { get }
    /// What the plan computes in one pass.
    static func computation(_ graph: TrainingGraph) -> Computation
    /// A driver on an executor of that plan.
    static func driver<T: Element>(
        _ experiment: Experiment, _ graph: TrainingGraph, _ executor: Executor<T>
    ) -> any StepDriver<T>
    /// The type of what it remembers; `nil` where that is nothing.
    static var memory: (any DriverMemory.Type)? { get }
}

/// All drivers that rules and optimizers can ask for.
enum StepDrivers {
    static let all: [any StepDriverKind.Type] = [PlannedSteps.self, SearchedSteps.self]

    private static let additions = Mutex<[any StepDriverKind.Type]>([])

    /// Adds a driver from outside: from now on rules and optimizers can ask for it by name.
    static func add(_ kind: any StepDriverKind.Type) { additions.withLock { $0.append(kind) } }

    /// The driver of a name; `nil` where there is none.
    static func kind(named name: String) -> (any StepDriverKind.Type)? {
        (all + additions.withLock { $0 }).first { $0.name == name }
    }

    /// The driver a graph asks for.
    ///
    /// - Precondition: the catalogue names only drivers of the list, which a test sees to.
    static func kind(of graph: TrainingGraph) -> any StepDriverKind.Type {
        let name = graph.driver ?? PlannedSteps.name
        guard let kind = kind(named: name) else { preconditionFailure("no driver '\(name)'") }
        return kind
    }
}
