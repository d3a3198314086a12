extension Experiment {
    /// Reads a preset file.
    ///
    /// - Parameter overrides: changes made before it is read, each as path=value, in their order; an index
    ///   counts layers. Paths of files in them start in the current folder, those of the preset in its own.
    public init(presetFile path: String, overrides: [String] = []) throws(PresetErrors) {
        let bytes = try PresetText.bytes(of: path)
        try self.init(bytes, file: path, folder: PresetPath.folder(of: path), overrides: overrides)
    }

    /// Reads a preset's text.
    ///
    /// - Parameters:
    ///   - file: what messages call it.
    ///   - folder: where its paths start; `nil` leaves them as they are.
    public init(
        presetText text: String, file: String? = nil, folder: String? = nil, overrides: [String] = []
    ) throws(PresetErrors) {
        try self.init(Array(text.utf8), file: file, folder: folder, overrides: overrides)
    }

    init(_ bytes: [UInt8], file: String?, folder: String?, overrides: [String]) throws(PresetErrors) {
        let tree = try PresetNode.parsed(PresetText.checked(bytes, file: file), file: file)
        self = try PresetReader.experiment(
            tree.applying(Self.changes(overrides)), file: file, folder: folder)
    }

    /// The experiment with changes, each as path=value: "optimizer.rate=0.1", "network[0].units=16".
    public func applying(overrides: [String]) throws(PresetErrors) -> Experiment {
        let changes = try Self.changes(overrides)
        let tree = try PresetNode.parsed(PresetText.checked(Array(presetText().utf8), file: nil), file: nil)
        // The lines of a text that nobody has seen would only confuse.
        return try PresetReader.experiment(tree.withoutLines.applying(changes), file: nil, folder: nil)
    }

    /// The text of a preset that reads back to this experiment.
    ///
    /// - Parameter folder: where the preset will lie, so that paths can start there; `nil` leaves them.
    public func presetText(folder: String? = nil) -> String { PresetWriter(folder: folder).text(self) }

    /// Writes a preset file whole or not at all.
    ///
    /// - Parameter replacing: whether a file of that name may be replaced.
    public func writePreset(to path: String, replacing: Bool = false) throws(PresetErrors) {
        let name = PresetPath.name(of: path)
        guard !name.isEmpty, name != ".", name != "..", !path.utf8.contains(0) else {
            throw PresetErrors(.notWritable, file: path)
        }
        let text = presetText(folder: PresetPath.folder(of: path))
        do { try WholeFile.write(text, to: path, replacing: replacing) } catch {
            let fact: PresetError.Fact =
                switch error {
                case .alreadyThere: .alreadyThere
                case .isFolder: .isFolder
                case .isNoFile: .notARegularFile
                case .system: .notWritable
                }
            throw PresetErrors(fact, file: path)
        }
    }

    /// All overrides that are no changes, at once.
    private static func changes(_ overrides: [String]) throws(PresetErrors) -> [PresetOverride] {
        var changes: [PresetOverride] = []
        var errors: [PresetError] = []
        for text in overrides {
            do { changes.append(try PresetOverride(text)) } catch { errors += error.errors }
        }
        if !errors.isEmpty { throw PresetErrors(errors) }
        return changes
    }
}
