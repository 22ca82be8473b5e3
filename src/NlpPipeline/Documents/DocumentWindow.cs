namespace NlpPipeline.Documents;

/// <summary>A stretch of a document that is held in memory at once. Windows end between lines where they can.</summary>
/// <param name="Offset">Where the window begins in the NFC text of the document, UTF-16 code units.</param>
/// <param name="Text">The stretch, in NFC.</param>
/// <param name="SourceOffset">Where the window begins in the text as read.</param>
/// <param name="Map">Maps offsets in <paramref name="Text"/> to the text as read; null where they are the same.</param>
/// <param name="IsLast">True for the last window of the document.</param>
public sealed record DocumentWindow(long Offset, string Text, long SourceOffset, SourceMap? Map, bool IsLast);
