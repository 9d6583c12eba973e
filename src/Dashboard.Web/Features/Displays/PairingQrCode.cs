using Dashboard.Web.Http;
using QRCoder;

namespace Dashboard.Web.Features.Displays;

/// <summary>The QR picture that leads an administrator's phone to where a code is entered.</summary>
internal static class PairingQrCode
{
    private const int PixelsPerModule = 8;

    /// <summary>The picture as an address that a page carries itself.</summary>
    public static string Create(HttpRequest request, string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode($"{request.Scheme}://{request.Host}{LocalUrl.Create(request, "/displays")}?code={code}", QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(PixelsPerModule))}";
    }
}
