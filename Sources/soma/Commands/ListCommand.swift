import ArgumentParser
import Cells
import Experiments

/// Lists the presets.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the presets.")
    @Flag(help: "Write lines of JSON.") var json = false

    func run() throws {
        let presets = PresetLibrary.shipped.listing()
        let width = presets.map(\.entry.name.count).max() ?? 0
        var group = ""
        for preset in presets {
            if json {
                var line = JSONObject()
                line.append("name", .text(preset.entry.name))
                line.append("group", .text(preset.entry.group))
                line.append("title", .text(preset.title))
                line.append("summary", .text(preset.summary))
                StandardOutput.write(line.text + "\n")
                continue
            }
            if preset.entry.group != group {
                group = preset.entry.group
                StandardOutput.write("\n\(group)\n")
            }
            let padding = String(repeating: " ", count: width - preset.entry.name.count)
            StandardOutput.write("\(preset.entry.name)\(padding)  \(preset.errors?.description ?? preset.title)\n")
        }
    }
}
