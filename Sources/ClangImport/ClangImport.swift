/// The room for reading a user's C functions into formulas through libclang.
///
/// It is empty so far: the elaborator answers `activation mish = c("mish.c")` with one message that
/// says it is not supported yet.
package enum ClangImport {}
