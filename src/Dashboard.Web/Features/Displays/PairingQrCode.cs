using Dashboard.Web.Http;
using QRCoder;

namespace Dashboard.Web.Features.Displays;

/// <summary>The QR code that opens the displays page with the pairing code filled in.</summary>
internal static class PairingQrCode
{
    private const int PixelsPerModule = 8;

    /// <summary>Returns the QR code as a data URI.</summary>
    public static string Create(HttpRequest request, string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode($"{request.Scheme}://{request.Host}{LocalUrl.Create(request, "/displays")}?code={code}", QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(PixelsPerModule))}";
    }
}
