import Mustache

/// Fixed text of emitted models that depends neither on the model nor on the ISA.
package enum ModelText {
    /// nn_model.h, which every emitted header carries.
    package static var interface: String { text(PackageResources.nn_model_h) }

    /// NN_AT, the hook for profiles.
    package static var profile: String { text(PackageResources.profile_c) }

    /// The Swift wrapper, its holes filled from `values` by name.
    package static func swiftWrapper(_ values: [String: Any]) -> String {
        do {
            return try MustacheTemplate(string: text(PackageResources.Model_swift_mustache)).render(values)
        } catch {
            preconditionFailure("the template of the Swift wrapper is malformed: \(error)")
        }
    }

    /// A helper function of the emitted C, with its comment.
    package enum Helper: Hashable, Sendable, CaseIterable {
        case isAligned, isInRange, longest
        case place, fillConstant, fillUniform, fillNormal, fillValues
        case sumOfSquares, sumOfMagnitudes, squareRoot
        case power, halfCosine

        package var text: String {
            switch self {
            case .isAligned: ModelText.text(PackageResources.is_aligned_c)
            case .isInRange: ModelText.text(PackageResources.is_in_range_c)
            case .longest: ModelText.text(PackageResources.longest_c)
            case .place: ModelText.text(PackageResources.place_c)
            case .fillConstant: ModelText.text(PackageResources.fill_constant_c)
            case .fillUniform: ModelText.text(PackageResources.fill_uniform_c)
            case .fillNormal: ModelText.text(PackageResources.fill_normal_c)
            case .fillValues: ModelText.text(PackageResources.fill_values_c)
            case .sumOfSquares: ModelText.text(PackageResources.sum_of_squares_c)
            case .sumOfMagnitudes: ModelText.text(PackageResources.sum_of_magnitudes_c)
            case .squareRoot: ModelText.text(PackageResources.square_root_c)
            case .power: ModelText.text(PackageResources.power_c)
            case .halfCosine: ModelText.text(PackageResources.half_cosine_c)
            }
        }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
