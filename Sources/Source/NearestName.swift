/// The candidate that `name` most likely stands for, or nil where none is near.
///
/// Near means: equal but for case, or at most a third of the characters (at least one) inserted, dropped,
/// exchanged, or swapped with the neighbour. Of equally near candidates the first is taken.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(name.unicodeScalars)
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != name {
        if candidate.lowercased() == name.lowercased() { return candidate }
        let other = Array(candidate.unicodeScalars)
        let limit = max(1, max(letters.count, other.count) / 3)
        guard abs(letters.count - other.count) <= limit, min(letters.count, other.count) > 1 else { continue }
        let distance = editDistance(letters, other)
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
}

/// Damerau–Levenshtein distance in its restricted form: no part is edited twice.
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    for i in first.indices {
        var row = [i + 1]
        for j in second.indices {
            var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (first[i] == second[j] ? 0 : 1))
            if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
                distance = min(distance, beforeLast[j - 1] + 1)
            }
            row.append(distance)
        }
        (beforeLast, last) = (last, row)
    }
    return last[second.count]
}
