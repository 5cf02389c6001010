import Source

/// The file in canonical layout, or nil where it has errors, which are reported.
///
/// Every token and every comment is kept, in order; the meaning is that of the file, and formatting the result
/// changes nothing. Line breaks are the author's, within these rules: braces that span several lines open and
/// close at line ends, at most one blank line in a row, none next to a bracket; four spaces for each level and
/// for a line that goes on; the values of a train section and the comments of neighbouring lines stand in columns.
package func format(_ file: SourceFile, reporting diagnostics: inout Diagnostics) -> String? {
    var reported = Diagnostics()
    _ = ModelFile(parsing: file, reporting: &reported)
    diagnostics.merge(reported)
    guard !reported.hasErrors else { return nil }
    let tokenized = Lexer.tokenize(file, reporting: &reported)
    var lines = Layout.lines(of: pieces(of: tokenized, in: file), in: file)
    alignTrainValues(&lines)
    alignComments(&lines)
    return lines.map(\.text).joined()
}
