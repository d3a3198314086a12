import Formulas
import Foundation

/// The presets that come with the program, and those of a folder of one's own.
public struct PresetLibrary: Sendable {
    /// A preset by its place.
    public struct Entry: Hashable, Sendable {
        /// "spiral", or with its group "bench/spiral".
        public let name: String
        /// The folder within the library; empty for the first presets.
        public let group: String
        /// Where the file is.
        public let path: String
    }

    /// An entry and what was read of it.
    public struct Listing: Hashable, Sendable {
        /// Which preset it is.
        public let entry: Entry
        /// The experiment, or what is wrong with the preset.
        public let read: Result<Experiment, PresetErrors>

        /// An entry with what came of reading it.
        public init(entry: Entry, read: Result<Experiment, PresetErrors>) {
            self.entry = entry
            self.read = read
        }

        /// The experiment; `nil` where the preset cannot be read.
        public var experiment: Experiment? { try? read.get() }

        /// Empty where the preset has none or cannot be read.
        public var title: String { experiment?.title ?? "" }

        /// The first line of the note.
        public var summary: String { experiment?.note.split(separator: "\n").first.map(String.init) ?? "" }

        /// What is wrong with the preset; `nil` where nothing is.
        public var errors: PresetErrors? {
            guard case .failure(let errors) = read else { return nil }
            return errors
        }
    }

    /// Those without a group first, then by group, each by name.
    public let entries: [Entry]

    /// The presets the program finds: beside it, in share/soma next to its folder, and in the folder that the
    /// environment names as SOMA_PRESETS. Of two with one name the first counts.
    public static let shipped = PresetLibrary(folders: shippedFolders())

    /// - Parameter folders: places to look in, with one level of folders as groups; missing ones are empty.
    public init(folders: [String]) {
        var found: [String: Entry] = [:]
        for folder in folders {
            for name in Self.presets(in: folder) { Self.add(name, "", folder, to: &found) }
            for group in Self.names(in: folder) {
                for name in Self.presets(in: folder + "/" + group) {
                    Self.add(name, group, folder + "/" + group, to: &found)
                }
            }
        }
        entries = found.values.sorted { ($0.group, $0.name) < ($1.group, $1.name) }
    }

    /// The names of all entries, in their order.
    public var names: [String] { entries.map(\.name) }

    /// The entry of that name; the group may be left out where only one preset has the rest of the name.
    public func entry(named name: String) throws(PresetErrors) -> Entry {
        let wanted = name.lowercased()
        if let entry = entries.first(where: { $0.name.lowercased() == wanted }) { return entry }
        let matches = entries.filter { PresetPath.name(of: $0.name).lowercased() == wanted }
        if matches.count == 1 { return matches[0] }
        let candidates = names + entries.filter { !$0.group.isEmpty }.map { PresetPath.name(of: $0.name) }
        throw PresetErrors(
            .unknownPreset(name, nearest: nearestName(to: name, among: candidates)), file: nil)
    }

    /// Reads a preset by name.
    public func preset(named name: String, overrides: [String] = []) throws(PresetErrors) -> Experiment {
        try Experiment(presetFile: entry(named: name).path, overrides: overrides)
    }

    /// Reads all presets for a list; a broken one is listed with its mistakes.
    public func listing() -> [Listing] {
        entries.map { entry in
            do throws(PresetErrors) {
                return Listing(entry: entry, read: .success(try Experiment(presetFile: entry.path)))
            } catch {
                return Listing(entry: entry, read: .failure(error))
            }
        }
    }

    private static func add(
        _ name: String, _ group: String, _ folder: String, to found: inout [String: Entry]
    ) {
        let full = group.isEmpty ? name : group + "/" + name
        guard found[full] == nil, found.count < 1000 else { return }
        found[full] = Entry(name: full, group: group, path: "\(folder)/\(name).yaml")
    }

    private static func presets(in folder: String) -> [String] {
        names(in: folder).filter { $0.hasSuffix(".yaml") && $0.count > 5 }.map { String($0.dropLast(5)) }
    }

    /// What a folder holds, without hidden files.
    private static func names(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// `Bundle.module` is not asked: it ends the process where the folder is missing.
    private static func shippedFolders() -> [String] {
        let program = Bundle.main.bundleURL.path
        var folders = names(in: program).filter { $0.hasSuffix("_Experiments.resources") }
            .map { "\(program)/\($0)/Resources/Presets" }
        folders.append(Bundle.main.bundleURL.deletingLastPathComponent().path + "/share/soma/Presets")
        if let own = ProcessInfo.processInfo.environment["SOMA_PRESETS"], !own.isEmpty { folders.append(own) }
        return folders
    }
}
