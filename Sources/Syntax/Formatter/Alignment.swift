/// Sets the values of neighbouring entries of a train section in one column.
func alignTrainValues(_ lines: inout [FormattedLine]) {
    forEachRun(in: lines, where: { $0.keyLength != nil }, endedBy: { $0.followsBlankLine || $0.code.first == "}" }) {
        run in
        let width = run.compactMap { lines[$0].keyLength }.max() ?? 0
        for index in run {
            guard let length = lines[index].keyLength, lines[index].code.unicodeScalars.count > length else { continue }
            let position = lines[index].code.index(lines[index].code.startIndex, offsetBy: length)
            lines[index].code.insert(contentsOf: String(repeating: " ", count: width - length), at: position)
        }
    }
}

/// Sets the comments behind the code of neighbouring lines in one column.
func alignComments(_ lines: inout [FormattedLine]) {
    func width(_ line: FormattedLine) -> Int { line.indent * 4 + line.code.unicodeScalars.count }
    func hasBoth(_ line: FormattedLine) -> Bool { line.comment != nil && !line.code.isEmpty }
    forEachRun(in: lines, where: hasBoth, endedBy: { $0.followsBlankLine || !hasBoth($0) }) { run in
        let column = run.map { width(lines[$0]) }.max() ?? 0
        for index in run { lines[index].commentGap = column - width(lines[index]) + 2 }
    }
}

/// Calls `body` with each longest run of lines that starts at a line of the kind sought.
private func forEachRun(
    in lines: [FormattedLine], where starts: (FormattedLine) -> Bool, endedBy ends: (FormattedLine) -> Bool,
    body: (Range<Int>) -> Void
) {
    var index = 0
    while index < lines.count {
        guard starts(lines[index]) else {
            index += 1
            continue
        }
        var end = index + 1
        while end < lines.count, !ends(lines[end]) { end += 1 }
        body(index..<end)
        index = end
    }
}
