import Foundation
import Testing

/// The file of what a person has set, as the program leaves it.
@Suite("Settings file")
struct SettingsTests {
    @Test("keeps remarks, its mode and what another program wrote meanwhile")
    func keeps() throws {
        let outcome = try Program.shell(
            """
            mkdir -p "$XDG_CONFIG_HOME/soma"; cd "$XDG_CONFIG_HOME/soma"
            printf '# mine\\ntheme: light\\n' > settings.yaml; chmod 600 settings.yaml
            (sleep 1; sed -i 's/light/dark/' settings.yaml; echo faster; echo quit) | "$soma" xor --plain > /dev/null
            stat -c %a settings.yaml; cat settings.yaml
            """)
        #expect(outcome.output == "600\n# mine\ntheme: dark\npace: 1000\n", "\(outcome.output)\(outcome.errors)")
    }

    @Test("The log shows what a name holds")
    func log() throws {
        let outcome = try Program.shell(
            """
            name=$(printf 'x\\033]52;c;QQ\\007y'); cd "$XDG_STATE_HOME"
            printf 'title: t\\ndata: {set: xor}\\n' > "$name.yaml"
            (echo "open $name.yaml"; echo quit) | "$soma" xor --plain > /dev/null
            cat soma/soma.log
            """)
        #expect(outcome.output.contains("]52;c;QQ"), "\(outcome.output)\(outcome.errors)")
        #expect(!outcome.output.contains("\u{1B}"))
    }
}
