using Microsoft.Extensions.Options;

namespace Pos.Api.Stores;

public static class StoresRegistration
{
    public static WebApplicationBuilder AddStores(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StoresOptions>().BindConfiguration(StoresOptions.SectionName).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<StoresOptions>, StoresOptionsValidator>();
        builder.Services.AddSingleton<StoreDirectory>();
        return builder;
    }
}
