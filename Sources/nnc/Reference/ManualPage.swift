import Foundation

/// What the argument parser tells of a command in JSON, as far as the manual page shows it.
struct DumpedHelp: Decodable {
    struct Command: Decodable {
        let commandName: String
        let abstract, discussion: String?
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    struct Argument: Decodable {
        struct Name: Decodable { let kind, name: String }
        let kind: String
        let shouldDisplay: Bool
        let names: [Name]?
        let valueName, defaultValue, abstract, discussion: String?
    }

    let command: Command
}

/// The manual page of a command and its subcommands, in mdoc.
struct ManualPage {
    private(set) var text: String

    init(of command: DumpedHelp.Command) {
        text = """
            .Dd November 23, 2026
            .Dt \(command.commandName.uppercased()) 1
            .Os
            .Sh NAME
            .Nm \(command.commandName)
            .Nd \(Self.line((command.abstract ?? "").trimmingSuffix(".")))
            .Sh SYNOPSIS
            .Nm
            .Ar subcommand
            .Op Ar argument ...
            .Sh DESCRIPTION

            """
        append(paragraphs: command.discussion ?? "")
        text += ".Sh SUBCOMMANDS\n"
        for command in command.subcommands ?? [] where command.commandName != "help" { append(subcommand: command) }
    }

    private mutating func append(subcommand command: DumpedHelp.Command) {
        text += ".Ss \(Self.line(command.commandName))\n\(Self.line(command.abstract ?? ""))\n"
        append(paragraphs: command.discussion ?? "", isFirst: false)
        let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && $0.valueName != "help" && $0.valueName != "version" }
        guard !arguments.isEmpty else { return }
        text += ".Bl -tag -width Ds\n"
        for argument in arguments {
            text += ".It \(Self.item(argument))\n\(Self.line(argument.abstract ?? argument.discussion ?? ""))\n"
            if let value = argument.defaultValue { text += "Default: \(Self.line(value)).\n" }
        }
        text += ".El\n"
    }

    /// Indented lines are shown as they are, others as paragraphs.
    private mutating func append(paragraphs: String, isFirst: Bool = true) {
        var isLiteral = false
        var startsParagraph = !isFirst
        for line in paragraphs.split(separator: "\n", omittingEmptySubsequences: false) {
            guard !line.isEmpty else {
                startsParagraph = true
                continue
            }
            if line.hasPrefix("  ") != isLiteral {
                isLiteral.toggle()
                text += isLiteral ? ".Bd -literal -offset indent\n" : ".Ed\n"
            } else if startsParagraph {
                text += isLiteral ? "\n" : ".Pp\n"
            }
            startsParagraph = false
            text += Self.line(line.drop { $0 == " " }) + "\n"
        }
        if isLiteral { text += ".Ed\n" }
    }

    private static func item(_ argument: DumpedHelp.Argument) -> String {
        let value = argument.valueName.map { " Ar \(line($0))" } ?? ""
        let names = (argument.names ?? []).map { name in
            name.kind == "short" ? "Fl \(name.name)" : "Fl -\(line(name.name))"
        }
        return names.isEmpty
            ? String(value.drop { $0 == " " }) : names.joined(separator: " , ") + (argument.kind == "option" ? value : "")
    }

    /// Text that troff shows as it is.
    private static func line(_ text: some StringProtocol) -> String {
        let escaped = String(text).replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "\n", with: " ")
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : String(escaped)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
